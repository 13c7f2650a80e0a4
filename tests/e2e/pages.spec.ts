import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';
import { hydrated } from './support/open-page.ts';

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
	'/settings/models',
	'/sync',
	'/api-keys',
	'/admin',
	'/open',
	'/about',
	'/about/design',
	'/about/models/sentiment',
	'/privacy',
	'/help'
];
/** 720 is also what 1440 pixels are at a zoom of 200 %. */
const WIDTHS = [320, 360, 720, 768, 1440];
const LANGUAGES = ['en', 'de'] as const;
/** Each language, each scheme and each width meets each of the others once. */
const LOOKS = {
	en: [
		{ width: 360, colorScheme: 'light' },
		{ width: 1440, colorScheme: 'dark' }
	],
	de: [
		{ width: 360, colorScheme: 'dark' },
		{ width: 1440, colorScheme: 'light' }
	]
} as const;

for (const path of ROUTES) {
	test(`${path} at every width, light and dark, in both languages`, async ({ page, gotoReady }) => {
		await page.emulateMedia({ reducedMotion: 'reduce' });
		for (const language of LANGUAGES) {
			if (language === 'en') await gotoReady(path);
			else await reloadIn(page, language);
			await expect(page.locator('html')).toHaveAttribute('lang', language);
			await expect(page.locator('h1')).toHaveCount(1);
			for (const width of WIDTHS) {
				await page.setViewportSize({ width, height: 800 });
				await expect(page.locator('h1')).toBeVisible();
				expect(await overflow(page), `sideways scroll at ${width}, ${language}`).toBe(0);
			}
			for (const { width, colorScheme } of LOOKS[language]) {
				await page.setViewportSize({ width, height: 800 });
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

async function reloadIn(page: Page, language: string): Promise<void> {
	await page.evaluate((code) => {
		localStorage.setItem('textai-language', code);
	}, language);
	await page.reload();
	await hydrated(page);
}

function overflow(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
}
