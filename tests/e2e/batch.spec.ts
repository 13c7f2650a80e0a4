import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

test('tells a guest what is allowed, and what is wrong with a file', async ({
	page,
	gotoReady
}) => {
	await page.setViewportSize({ width: 360, height: 800 });
	await gotoReady('/batch');
	const file = page.getByLabel('File');
	const choose = (name: string, content: string) =>
		file.setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(content) });
	await choose('packed.csv', 'PK\u0003\u0004and more');
	await expect(page.getByRole('alert')).toContainText('This is a ZIP archive, not a table.');
	await choose('head.csv', 'id,text\n');
	await expect(page.getByRole('alert')).toContainText('a header but no rows');

	const lines = Array.from({ length: 12 }, (_, index) => `${index},I liked it ${index} times`);
	await choose('small.csv', ['id,text', ...lines, '13,too,many', '14,"open', ''].join('\n'));
	await expect(page.getByText('10 rows of 10')).toBeVisible();
	await expect(page.getByText('Line 14: 3 cells where 2 are expected.')).toBeVisible();
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Start', exact: true }).click();
	await expect(page.getByText('The limit of this hour is used up')).toBeVisible({
		timeout: 60_000
	});
	await page.getByText('2 odd rows').click();
	await expect(page.getByRole('region', { name: 'Odd rows' })).toContainText('never closed');
	await expect(page.getByText('deleted when you close the tab')).toBeVisible();
	await expectNoAxeViolations(page);
	const sideways = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
	expect(sideways, 'pixels of sideways scroll').toBe(0);
	await page.reload();
	await expect.poll(() => rowsDone(page)).toBe(12);
	await page.getByRole('button', { name: 'Stop' }).click();
	await expect(page.getByText('Stopped').first()).toBeVisible();
});

async function rowsDone(page: Page): Promise<number> {
	const bar = page.getByRole('progressbar', { name: 'Progress' });
	return Number((await bar.getAttribute('aria-valuenow')) ?? 0);
}
