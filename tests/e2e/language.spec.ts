import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

/** What the interface says in German, by area and key. */
function german(area: string, key: string): string {
	const words: unknown = JSON.parse(readFileSync(`messages/de/${area}.json`, 'utf8'));
	const text: unknown = typeof words === 'object' && words && Reflect.get(words, key);
	if (typeof text !== 'string') throw new Error(`no ${key} in ${area}`);
	return text;
}

test('the language is changed in Settings by the keyboard, for good, for words, numbers and dates', async ({
	page,
	gotoReady
}) => {
	await gotoReady('/settings');
	const html = page.locator('html');
	const title = page.getByRole('heading', { level: 1 });
	await expect(html).toHaveAttribute('lang', 'en');
	await page.getByRole('radio', { name: 'English' }).focus();
	await page.keyboard.press('ArrowRight');
	await expect(title).toHaveText(german('nav', 'settings'));
	await expect(html).toHaveAttribute('lang', 'de');
	await expect(page.getByText(/\d,\d MB/).first()).toBeVisible();
	await expect(page.getByText(/\d\.\d MB/)).toHaveCount(0);

	await gotoReady('/sentiment');
	await expect(html).toHaveAttribute('lang', 'de');
	await expect(title).toHaveText(german('tools', 'sentiment'));
	await expect(page).toHaveTitle(new RegExp(`^${german('tools', 'sentiment')} · `));
	const box = page.getByRole('textbox').first();
	await box.fill('The guide knew every stone of the castle. We laughed all afternoon.');
	await box.press('Control+Enter');
	const result = page.getByRole('region', { name: german('tool', 'result') });
	await expect(result.getByText(german('tool', 'device'), { exact: true })).toBeVisible();
	await expect(result).toContainText(/\d %|\d,\d/);

	await page
		.getByRole('link', { name: german('nav', 'history') })
		.first()
		.click();
	const [month, date] = await page.evaluate(() => {
		const now = new Date();
		return [
			now.toLocaleDateString('de', { month: 'short' }),
			now.toLocaleDateString('de', { dateStyle: 'medium' })
		];
	});
	await expect(page.getByRole('main')).toContainText(new RegExp(`${month}|${date}|heute`, 'i'));

	for (const key of ['Control+k', '?']) {
		await page.keyboard.press(key);
		await expect(page.getByRole('dialog')).toBeVisible();
		await expectNoAxeViolations(page);
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
	}
});
