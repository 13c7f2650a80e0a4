import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const ROUTES = [
	'/',
	'/sentiment',
	'/summarize',
	'/fake-news',
	'/job-match',
	'/batch',
	'/history',
	'/analytics',
	'/login',
	'/register',
	'/settings',
	'/about',
	'/about/design',
	'/about/models/sentiment',
	'/privacy',
	'/help'
];
/** 720 is also what 1440 pixels are at a zoom of 200 %. */
const WIDTHS = [360, 1440];
const FURTHER_WIDTHS = [320, 720, 768];

for (const path of ROUTES) {
	test(`${path} at every width, light and dark`, async ({ page, gotoReady }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		await gotoReady(path);
		await expect(page.locator('h1')).toHaveCount(1);
		for (const width of FURTHER_WIDTHS) {
			await page.setViewportSize({ width, height: 800 });
			expect(await overflow(page), `pixels of sideways scroll at ${width}`).toBe(0);
		}
		for (const width of WIDTHS) {
			await page.setViewportSize({ width, height: 800 });
			await expect(page.locator('h1')).toBeVisible();
			expect(await overflow(page), `pixels of sideways scroll at ${width}`).toBe(0);
			for (const colorScheme of ['light', 'dark'] as const) {
				await page.emulateMedia({ colorScheme });
				await expect(page.locator('html')).toHaveClass(
					colorScheme === 'dark' ? /dark/ : /^((?!dark).)*$/
				);
				await expectNoAxeViolations(page);
			}
		}
	});
}

test('every page answers 200 and has a title of its own', async ({ page, request }) => {
	const titles = new Set<string>();
	for (const path of ROUTES) {
		expect((await request.get(path)).status(), path).toBe(200);
		await page.goto(path);
		titles.add(await page.title());
	}
	expect(titles.size).toBe(ROUTES.length);
});

test('pages run isolated, so that WASM may use threads', async ({ page, gotoReady }) => {
	await gotoReady('/');
	expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
});

test.describe('an address that does not exist', () => {
	test.use({ allowedConsole: ['status of 404', 'Not found: /nowhere'] });

	test('says so and leads back', async ({ page }) => {
		const answer = await page.goto('/nowhere');
		expect(answer?.status()).toBe(404);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.locator('a[href]').first().waitFor();
		await expectNoAxeViolations(page);
	});
});

function overflow(page: Parameters<typeof expectNoAxeViolations>[0]): Promise<number> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
}
