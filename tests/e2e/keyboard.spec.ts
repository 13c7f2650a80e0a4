import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const TEXT = 'The guide knew every stone of the castle. We laughed all afternoon.';

test('keys reach everything: palette, list of keys, pages and actions', async ({
	page,
	gotoReady
}) => {
	await gotoReady('/');
	const keys = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
	await page.keyboard.press('?');
	await expect(keys).toContainText('Stop the run');
	await expectNoAxeViolations(page);
	await page.keyboard.press('Escape');
	await expect(keys).toBeHidden();

	const palette = page.getByPlaceholder('Where to?');
	await page.keyboard.press('Control+k');
	await expect(palette).toBeFocused();
	await expectNoAxeViolations(page);
	await palette.fill('help');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Help');

	await page.keyboard.press('Control+k');
	await palette.fill('available offline');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/settings#offline$/);
	await expect(page.getByRole('region', { name: 'Without a connection' })).toBeInViewport();

	await page.keyboard.press('Control+k');
	await palette.fill('shortcut');
	await page.keyboard.press('Enter');
	await expect(keys).toBeVisible();
	await page.keyboard.press('Escape');

	// In a text box it is a question mark.
	await page.keyboard.press('Control+k');
	await palette.fill('sentiment');
	await page.keyboard.press('Enter');
	const box = page.getByRole('textbox', { name: 'Text' });
	await box.press('?');
	await expect(box).toHaveValue('?');
	await expect(keys).toBeHidden();
});

test('the Tab key alone leads to an answer and through it; printed, it has none of the controls', async ({
	page,
	gotoReady
}) => {
	await page.emulateMedia({ colorScheme: 'dark' });
	await gotoReady('/sentiment');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the content' })).toBeFocused();
	const box = page.getByRole('textbox', { name: 'Text' });
	await tabTo(page, box);
	await page.keyboard.type(TEXT);
	const analyze = page.getByRole('button', { name: 'Analyze', exact: true });
	await tabTo(page, analyze);
	await page.keyboard.press('Enter');
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result.getByText('Device', { exact: true })).toBeVisible();
	const hasFocus = () => page.evaluate(() => document.activeElement !== document.body);
	await expect.poll(hasFocus, 'the focus is not lost with the answer').toBe(true);
	await tabTo(page, result.locator('mark').first());
	await page.keyboard.press('Enter');
	await expect(result.locator('mark.active').first()).toBeVisible();

	await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
	await expect(result.getByText('We laughed all afternoon.')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await expect(page.getByRole('navigation', { includeHidden: true }).first()).toBeHidden();
	await expect(box).toBeHidden();
	await expect(page.getByRole('button', { name: 'Analyze', includeHidden: true })).toBeHidden();
	const ink = await page.evaluate(() => {
		const canvas = new OffscreenCanvas(1, 1).getContext('2d');
		if (!canvas) return undefined;
		canvas.fillStyle = getComputedStyle(document.body).color;
		canvas.fillRect(0, 0, 1, 1);
		return Math.max(...canvas.getImageData(0, 0, 1, 1).data.slice(0, 3));
	});
	expect(ink, 'of 255, the light of the text on paper').toBeLessThan(80);
});

test.describe('a browser that lacks what the app needs', () => {
	test.use({ allowedConsole: ['Segmenter'] });

	test('is told so above the page', async ({ page }) => {
		await page.addInitScript(() => {
			Reflect.deleteProperty(Intl, 'Segmenter');
		});
		// The page that was rendered ahead says it first; then the app cannot start, which says it for good.
		await page.goto('/');
		await expect(page.getByText('Firefox 128')).toBeVisible();
		const title = page.getByRole('heading', { name: 'TextAI Studio could not start' });
		await expect(title).toBeVisible();
		await expect(page.getByText('Firefox 128')).toBeVisible();
	});
});

/** Presses Tab until the element has the focus; on the way each stop is in view and shows that it has it. */
async function tabTo(page: Page, target: Locator): Promise<void> {
	for (let presses = 0; presses < 60; presses += 1) {
		await page.keyboard.press('Tab');
		const stop = await page.evaluate(() => {
			const element = document.activeElement;
			if (!(element instanceof HTMLElement) || element === document.body) return 'nothing';
			const { top, bottom } = element.getBoundingClientRect();
			if (bottom < 0 || top > innerHeight) return `out of view: ${element.outerHTML.slice(0, 200)}`;
			return element.matches(':focus-visible') ? undefined : 'without a ring';
		});
		expect(stop, 'what the focus is on').toBeUndefined();
		if (await target.evaluate((element) => element === document.activeElement)) return;
	}
	throw new Error('Tab does not lead there.');
}
