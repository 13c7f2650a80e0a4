import { expect } from '@playwright/test';
import { test } from './support/fixtures.ts';

test.describe('the guard of every test', () => {
	// Each of these must fail, and only by the guard: it is what they test.
	test.use({ bypassCSP: true });

	test.fail('notices a page that asks another origin', async ({ page, gotoReady, outside }) => {
		await gotoReady('/');
		await page.evaluate(() => fetch('http://example.com/page').catch(() => undefined));
		await expect.poll(() => outside.asked()).toContain('http://example.com/page');
	});

	test.fail('notices a worker of a worker', async ({ page, gotoReady, outside }) => {
		await gotoReady('/');
		await page.evaluate(() => {
			const inner = `fetch('http://example.com/inner').catch(() => undefined)`;
			const outer = `new Worker(URL.createObjectURL(new Blob([${JSON.stringify(inner)}])))`;
			new Worker(URL.createObjectURL(new Blob([outer])));
		});
		await expect.poll(() => outside.asked()).toContain('http://example.com/inner');
	});

	test.fail('notices an error in the console', async ({ page, gotoReady }) => {
		await gotoReady('/');
		await page.evaluate(() => {
			console.error('something broke');
		});
	});
});

test.describe('the policy of the pages', () => {
	test.use({ allowedConsole: ['Content Security Policy', 'Failed to load resource'] });

	test('keeps them from asking another origin', async ({ page, gotoReady, outside }) => {
		await gotoReady('/');
		const outcome = await page.evaluate(() =>
			fetch('http://example.com/').then(
				() => 'answered',
				() => 'refused'
			)
		);
		expect(outcome).toBe('refused');
		expect(outside.asked().filter((address) => address.includes('example'))).toEqual([]);
	});
});
