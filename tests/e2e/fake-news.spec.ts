import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const POST =
	'SHOCKING: doctors don’t want you to know about this one simple trick!!! A secret fruit destroys diabetes overnight, and big pharma is terrified. Studies prove it works. Share this before it’s deleted!';
/** Words that would pass judgement on a claim. */
const JUDGING = /\b(?:true|false|fake|lie|lies|hoax)\b/i;

for (const width of [360, 1440]) {
	test.describe(`news check at ${width} pixels`, () => {
		test.use({ viewport: { width, height: 800 } });

		test('answers with a band, and says how often it is wrong', async ({ page, gotoReady }) => {
			await gotoReady('/fake-news');
			await check(page, POST);
			const result = page.getByRole('region', { name: 'Result' });
			await expect(result.getByRole('heading', { name: 'Signs of unreliability' })).toBeVisible();
			await expect(result.getByRole('meter')).toHaveAttribute(
				'aria-valuetext',
				'Signs of unreliability'
			);
			await expect(result).toContainText('That does not show that what it says is wrong');
			await expect(result).toContainText('How often the model is wrong');
			await expect(result).toContainText(/it is wrong about \d times in 10/);
			await expect(result).toContainText('Satire is meant to be seen through.');
			await expect(result).toContainText(/\d+ words, 4 sentences/);
			await expect(result.getByRole('region', { name: 'Marked text' }).locator('mark')).toHaveCount(
				4
			);
			expect(await withoutTheText(page)).not.toMatch(JUDGING);
			await expectNoSidewaysScroll(page);
			await expectNoAxeViolations(page);
		});
	});
}

test.describe('news check on a phone', () => {
	test.use({ viewport: { width: 360, height: 800 } });

	test('leads from a signal to its passage', async ({ page, gotoReady }) => {
		await gotoReady('/fake-news');
		await check(page, POST);
		const result = page.getByRole('region', { name: 'Result' });
		await result
			.getByRole('list', { name: 'Passages: Repeated punctuation' })
			.getByRole('button')
			.first()
			.click();
		await expect(result.getByRole('radio', { name: 'Signals' })).toBeChecked();
		await expect(result.locator('mark.active')).toContainText('!!!');
		await expect(result.locator('mark.active')).toBeInViewport();
		await expectNoAxeViolations(page);

		await result.locator('label', { hasText: 'Words' }).click();
		await expect(result.locator('mark').first()).toContainText('towards');
		await expectNoAxeViolations(page);
	});

	test('offers searches as plain links', async ({ page, gotoReady }) => {
		await gotoReady('/fake-news');
		await check(page, POST);
		const link = page.getByRole('link', { name: /^DuckDuckGo/ }).first();
		await expect(link).toHaveAttribute(
			'href',
			/^https:\/\/duckduckgo\.com\/\?q=\S+%20fact%20check$/
		);
		await expect(link).toHaveAttribute('rel', 'noopener noreferrer external');
		await expect(link).toHaveAttribute('target', '_blank');
	});

	test('reads a long report whole', async ({ page, gotoReady }) => {
		await gotoReady('/fake-news');
		await page.getByRole('button', { name: 'Samples' }).click();
		await page.getByRole('menuitem', { name: 'A long report' }).click();
		await page.getByRole('button', { name: 'Check', exact: true }).click();
		await finished(page);
		const result = page.getByRole('region', { name: 'Result' });
		await expect(result).toContainText(/Read in \d+ overlapping windows; nothing was left out/);
		await expect(result.getByRole('list', { name: 'Passages: Named sources' })).toBeVisible();
		await expectNoSidewaysScroll(page);
		await expectNoAxeViolations(page);
	});

	test('warns before it reads another language', async ({ page, gotoReady }) => {
		await gotoReady('/fake-news');
		await page
			.getByLabel('Text', { exact: true })
			.fill('Der Stadtrat hat am Dienstag beschlossen, die alte Brücke für Lastwagen zu sperren.');
		await page.getByRole('button', { name: 'Check', exact: true }).click();
		await expect(page.getByText('This looks like German')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Check anyway' })).toBeVisible();
	});
});

test('exports what is on the screen', async ({ page, gotoReady, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await gotoReady('/fake-news');
	await check(page, POST);
	const result = page.getByRole('region', { name: 'Result' });

	await result.getByRole('button', { name: 'Copy' }).click();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^Signs of unreliability\. This judges the wording, not the facts\.\n/);

	const markdown = await download(page, 'Markdown');
	expect(markdown.name).toBe('textai-fake-news.md');
	expect(markdown.text).toContain('## How often the model is wrong');
	expect(markdown.text).toContain('**Repeated punctuation.**');
	const json = await download(page, 'JSON');
	expect(JSON.parse(json.text)).toMatchObject({
		input: { text: POST },
		result: { band: 'unreliable-signs', counts: { sentences: 4 } }
	});
});

async function check(page: Page, text: string): Promise<void> {
	await page.getByLabel('Text', { exact: true }).fill(text);
	await page.getByRole('button', { name: 'Check', exact: true }).click();
	await finished(page);
}

/** The answer is whole once the line with model and time stands below it. */
async function finished(page: Page): Promise<void> {
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result.getByRole('term').filter({ hasText: 'Model' })).toBeVisible({
		timeout: 45_000
	});
}

/** What the app itself says: the result without the user's text, its passages and the model's name. */
function withoutTheText(page: Page): Promise<string> {
	return page.getByRole('region', { name: 'Result' }).evaluate((region) => {
		const copy = region.cloneNode(true) as HTMLElement;
		for (const part of copy.querySelectorAll('[role=region], button, a, footer')) part.remove();
		return copy.textContent;
	});
}

async function download(page: Page, item: string): Promise<{ name: string; text: string }> {
	await page.getByRole('button', { name: 'Download' }).click();
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('menuitem', { name: item }).click()
	]);
	return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

async function expectNoSidewaysScroll(page: Page): Promise<void> {
	const pixels = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
	expect(pixels, 'pixels of sideways scroll').toBe(0);
}
