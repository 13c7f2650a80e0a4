import { readFileSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const TEXTS = [
	'The owls were magnificent and the guide was wonderful.',
	'The bus was late, dirty and unbearably loud.',
	'What a lovely day: owls, sun and good friends.'
];

async function goTo(page: Page, name: string) {
	await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).first().click();
}

test('analytics counts what was run, and leads to it', async ({ page, gotoReady }) => {
	await gotoReady('/analytics');
	await expect(page.getByText('Charts grow with your runs')).toBeVisible();
	await goTo(page, 'Sentiment');
	const result = page.getByRole('region', { name: 'Result' });
	// The last one is answered from the cache.
	for (const text of [...TEXTS, TEXTS[2] ?? '']) {
		await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
		await page.getByRole('button', { name: 'Analyze', exact: true }).click();
		await expect(result.getByText('Device', { exact: true })).toBeVisible();
	}
	await expect(result).toContainText('from the cache');

	await goTo(page, 'Analytics');
	const figures = page.locator('main dl').first();
	await expect(figures).toContainText(/Runs\s*4\s*on 1 day/);
	await expect(figures).toContainText('25 %');
	const byTool = page.getByRole('region', { name: 'Runs by tool', exact: true }).first();
	await byTool.getByText('Show as a table').click();
	await expect(byTool.getByRole('row', { name: 'Sentiment 4' })).toBeVisible();
	const shares = page.getByRole('region', { name: 'Sentiment: results' }).first();
	await shares.getByText('Show as a table').click();
	await expect(shares.getByRole('row').last()).toContainText(/75 %.*25 %|25 %.*75 %/);
	const words = page.getByRole('region', { name: 'Most frequent words' }).first();
	await words.getByText('Show as a table').click();
	await expect(words.getByRole('row', { name: /^owls 3/ })).toBeVisible();
	await expect(page.locator('.js-plotly-plot .bars path').first()).toBeVisible();
	await expectNoAxeViolations(page);

	// Saved as figures and as a picture.
	await byTool.getByRole('button', { name: /^Save/ }).click();
	const csv = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Figures (CSV)' }).click();
	expect(readFileSync(await (await csv).path(), 'utf8')).toBe('Tool,Runs\r\nSentiment,4\r\n');
	await byTool.getByRole('button', { name: /^Save/ }).click();
	const png = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Picture (PNG)' }).click();
	expect(
		readFileSync(await (await png).path())
			.subarray(1, 4)
			.toString()
	).toBe('PNG');

	// From a bar's figures to its entries.
	await words.getByRole('button', { name: 'owls' }).click();
	await expect(page).toHaveURL(/history\?.*text=owls/);
	await expect(page.getByRole('list', { name: 'History' }).getByRole('listitem')).toHaveCount(3);

	await page.setViewportSize({ width: 360, height: 740 });
	await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
	await page.goBack();
	await expect(page.locator('.js-plotly-plot .bars path').first()).toBeVisible();
	await expectNoAxeViolations(page);
	const overflow = await page.evaluate(
		() => document.documentElement.scrollWidth - document.documentElement.clientWidth
	);
	expect(overflow).toBeLessThanOrEqual(0);
});
