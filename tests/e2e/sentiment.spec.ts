import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const REVIEW =
	'The first hour is a marvel: patient, funny, and beautifully lit. The last act is loud, confused and far too long. The two leads are wonderful throughout. What a pity about the script.';
const PRAISE =
	'A delight from beginning to end. The cast is wonderful, the music is gorgeous, and I loved every minute of it.';

for (const width of [360, 1440]) {
	test.describe(`sentiment at ${width} pixels`, () => {
		test.use({ viewport: { width, height: 800 } });

		test('gives a label, its probability and marked sentences', async ({ page, gotoReady }) => {
			await gotoReady('/sentiment');
			await analyze(page, PRAISE);
			const result = page.getByRole('region', { name: 'Result' });
			await expect(result.getByRole('heading', { name: /^Positive \d\d %$/ })).toBeVisible();
			await expect(result).toContainText(/Of 100 answers this sure, about \d\d are right\./);
			await expect(result.getByRole('meter')).toHaveAttribute('aria-valuetext', /Positive$/);
			await expect(result).toContainText('21 words, 2 sentences');
			await expect(result).toContainText('Read in one piece; nothing was left out.');
			expect(await marks(page)).toEqual(['positive', 'positive']);
			await expectNoSidewaysScroll(page);
			await expectNoAxeViolations(page);
		});
	});
}

test.describe('sentiment on a phone', () => {
	test.use({ viewport: { width: 360, height: 800 } });

	test('tells praise and blame apart in the text, by pointer and by keyboard', async ({
		page,
		gotoReady
	}) => {
		await gotoReady('/sentiment');
		await analyze(page, REVIEW);
		const result = page.getByRole('region', { name: 'Result' });
		await expect(result.getByRole('heading', { name: 'Mixed' })).toBeVisible();
		expect(await marks(page)).toEqual(['positive', 'negative', 'positive', 'negative']);

		const sentences = result.locator('mark');
		await sentences.nth(1).click();
		await expect(result).toContainText(/Sentence 2 of 4: Negative, \d\d %/);
		await expect(sentences.nth(1)).toHaveClass(/active/);
		await page.keyboard.press('ArrowRight');
		await expect(sentences.nth(2)).toBeFocused();
		await expect(result).toContainText(/Sentence 3 of 4: Positive, \d\d %/);
	});

	test('shows the words that moved the answer in the text', async ({ page, gotoReady }) => {
		await gotoReady('/sentiment');
		await analyze(page, REVIEW);
		const result = page.getByRole('region', { name: 'Result' });
		await expect(result.getByRole('heading', { name: 'Towards positive' })).toBeVisible();
		await result.getByRole('button', { name: /^wonderful/ }).click();
		await expect(result.getByRole('radio', { name: 'Words' })).toBeChecked();
		const active = result.locator('mark.active');
		await expect(active).toContainText('wonderful');
		await expect(active).toContainText('towards positive');
		await expectNoAxeViolations(page);
	});

	test('follows a long text, and leads from its course to the passage', async ({
		page,
		gotoReady
	}) => {
		await gotoReady('/sentiment');
		await page.getByRole('button', { name: 'Samples' }).click();
		await page.getByRole('menuitem', { name: 'A long travel diary' }).click();
		await page.getByRole('button', { name: 'Analyze', exact: true }).click();
		const result = page.getByRole('region', { name: 'Result' });
		await finished(page);
		await expect(result).toContainText(/Read in \d+ overlapping windows; nothing was left out/);
		await result.getByText('Show as a table').click();
		await result
			.getByRole('table')
			.getByRole('button', { name: /^The guest house/ })
			.click();
		await expect(result.locator('mark.active')).toContainText('The guest house that night');
		await expect(result.locator('mark.active')).toBeInViewport();
		await expectNoSidewaysScroll(page);
		await expectNoAxeViolations(page);
	});

	test('warns before it reads another language', async ({ page, gotoReady }) => {
		await gotoReady('/sentiment');
		await page
			.getByLabel('Text', { exact: true })
			.fill('Das Frühstück war hervorragend, aber das Zimmer war leider sehr klein und laut.');
		await page.getByRole('button', { name: 'Analyze', exact: true }).click();
		await expect(page.getByText('This looks like German')).toBeVisible();
		await expect(page.getByRole('button', { name: 'Analyze anyway' })).toBeVisible();
		await expectNoAxeViolations(page);
	});
});

test('exports what is on the screen', async ({ page, gotoReady, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await gotoReady('/sentiment');
	await analyze(page, PRAISE);
	const result = page.getByRole('region', { name: 'Result' });

	await result.getByRole('button', { name: 'Copy' }).click();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^Positive, \d\d % likely\.\nOf 100 answers/);

	const markdown = await download(page, 'Markdown');
	expect(markdown.name).toBe('textai-sentiment.md');
	expect(markdown.text).toContain('| 1 | Positive |');
	const json = await download(page, 'JSON');
	expect(JSON.parse(json.text)).toMatchObject({
		input: { text: PRAISE },
		result: { label: 'positive', counts: { sentences: 2, words: 21 } }
	});
});

test(
	'stays fluid with a text of 50,000 characters',
	{ tag: '@alone' },
	async ({ page, gotoReady }) => {
		test.slow();
		await gotoReady('/sentiment');
		await analyze(page, `${REVIEW} `.repeat(Math.ceil(50_000 / REVIEW.length)));
		const result = page.getByRole('region', { name: 'Result' });
		await expect(result.locator('mark').nth(1000)).toBeAttached();
		// The page answers within a few frames: the switch redraws more than a thousand marks.
		const took = await page.evaluate(async () => {
			const words = [...document.querySelectorAll('label')].find(
				(label) => label.textContent.trim() === 'Words'
			);
			const begin = performance.now();
			words?.click();
			await new Promise((done) => requestAnimationFrame(() => setTimeout(done, 0)));
			return performance.now() - begin;
		});
		expect(took).toBeLessThan(1000);
	}
);

async function analyze(page: Page, text: string): Promise<void> {
	await page.getByLabel('Text', { exact: true }).fill(text);
	await page.getByRole('button', { name: 'Analyze', exact: true }).click();
	await finished(page);
}

/** The answer is whole once the line with model and time stands below it. */
async function finished(page: Page): Promise<void> {
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result.getByRole('term').filter({ hasText: 'Model' })).toBeVisible({
		timeout: 45_000
	});
}

function marks(page: Page): Promise<(string | undefined)[]> {
	return page
		.getByRole('region', { name: 'Marked text' })
		.locator('mark')
		.evaluateAll((all) => all.map((mark) => (mark as HTMLElement).dataset.tone));
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
