import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const SENTENCES = [
	'The ferry between Aldness and the island of Corrow will stop at the end of October.',
	'The council can no longer pay for it, as repairs of the forty-year-old ship cost more each winter.',
	'About 340 people live on the island, and 61 of them cross the water every day for work or school.',
	'The mayor spoke on a windy morning.',
	'From November a smaller boat will cross four times a day, paid for by the region.',
	'It carries no cars, so goods will come by barge on Tuesdays and Fridays.',
	'A seal watched from the pier.',
	'Islanders have collected 212 signatures against the plan and want to run the old ferry themselves.',
	'Somebody had brought cake.',
	'The region will decide in September whether it lends them the money for an engine.',
	'The old engine uses 90 litres of diesel for each crossing.',
	'School starts again on the first of September.'
];
const ARTICLE = SENTENCES.join(' ');

for (const width of [360, 1440]) {
	test.describe(`summary at ${width} pixels`, () => {
		test.use({ viewport: { width, height: 800 } });

		test('picks sentences word for word, and jumps both ways', async ({ page, gotoReady }) => {
			await gotoReady('/summarize');
			await expectNoAxeViolations(page);
			await page.getByLabel('Text', { exact: true }).fill(ARTICLE);
			const result = await summarize(page);

			const chosen = await picked(result).allTextContents();
			expect(chosen.length).toBe(3);
			for (const sentence of chosen) expect(SENTENCES).toContain(sentence);
			await expect(result).toContainText(/\d+ % of the text: \d+ of 1\d\d words/);
			await expect(result).toContainText('3 of 12 sentences.');
			await expect(result).toContainText('nothing was rephrased');
			const source = result.getByRole('region', { name: 'The text with the chosen sentences' });
			await expect(source.locator('mark')).toHaveCount(3);

			await picked(result).nth(1).click();
			const mark = source.locator('mark').nth(1);
			await expect(mark).toHaveClass(/active/);
			await expect(mark).toBeInViewport();
			await expect(mark).toBeFocused();
			await expect(mark).toContainText(chosen[1] ?? 'no second sentence');

			await source.locator('mark').nth(2).press('Enter');
			await expect(picked(result).nth(2)).toBeFocused();
			await expect(picked(result).nth(2)).toBeInViewport();
			expect(await sidewaysScroll(page)).toBe(0);
			await expectNoAxeViolations(page);
		});
	});
}

test.describe('summary on a phone', () => {
	test.use({ viewport: { width: 360, height: 800 } });

	test('gives key points, one line and a number of sentences', async ({ page, gotoReady }) => {
		await gotoReady('/summarize');
		await page.getByLabel('Text', { exact: true }).fill(ARTICLE);
		await page.getByText('Key points', { exact: true }).click();
		await page.getByText('Custom', { exact: true }).click();
		await page.getByLabel('Sentences', { exact: true }).fill('4');
		const result = await summarize(page);
		await expect(result.getByRole('region', { name: 'Summary' }).getByRole('listitem')).toHaveCount(
			4
		);
		await expectNoAxeViolations(page);

		await page.getByText('One line', { exact: true }).click();
		await expect(page.getByRole('radio', { name: 'Long' })).toBeDisabled();
		await summarize(page);
		await expect(picked(result)).toHaveCount(1);
		expect(await sidewaysScroll(page)).toBe(0);
		await expectNoAxeViolations(page);
	});

	test('explains a text that is too short', async ({ page, gotoReady }) => {
		await gotoReady('/summarize');
		await page.getByLabel('Text', { exact: true }).fill('It rains. We stay at home.');
		await page.getByRole('button', { name: 'Summarize', exact: true }).click();
		const result = page.getByRole('region', { name: 'Result' });
		await expect(result).toContainText('This text is already short');
		await expect(result).toContainText('It has 2 sentences');
		await expect(result.getByText('It rains. We stay at home.')).toBeVisible();
		await expectNoAxeViolations(page);
	});

	test('holds thirty pages and endless words', async ({ page, gotoReady }) => {
		test.slow();
		await gotoReady('/summarize');
		const long = Array.from(
			{ length: 60 },
			(_, at) => `${ARTICLE.replaceAll('ferry', `ferry ${at}`)}\n`
		);
		await page.getByLabel('Text', { exact: true }).fill(`${'y'.repeat(500)}. ${long.join('\n')}`);
		await page.getByText('Short', { exact: true }).click();
		const result = await summarize(page);
		await expect(picked(result)).toHaveCount(5);
		expect(await sidewaysScroll(page)).toBe(0);
	});
});

for (const width of [360, 1440]) {
	test(`leaves asides out where told to, at ${width} pixels`, async ({ page, gotoReady }) => {
		await page.setViewportSize({ width, height: 800 });
		await gotoReady('/summarize');
		const asides = '$1 (a wooden one from 1984), which the mayor loves, will';
		const article = ARTICLE.replace(/(The ferry) between .*? will/u, asides);
		await page.getByLabel('Text', { exact: true }).fill(article);
		await page.getByText('Custom', { exact: true }).click();
		await page.getByLabel('Sentences', { exact: true }).fill('11');
		const whole = await picked(await summarize(page))
			.first()
			.textContent();
		expect(whole).toContain('which the mayor loves');

		const option = page.getByRole('switch', { name: 'Tighten the sentences' });
		await expect(option).not.toBeChecked();
		await option.check();
		await expectNoAxeViolations(page);
		const result = await summarize(page);
		await expect(picked(result).first()).toHaveText('The ferry will stop at the end of October.');
		await expect(result).toContainText('Asides were left out of 1 sentence');
		const source = result.getByRole('region', { name: 'The text with the chosen sentences' });
		await expect(source.locator('mark').first()).toContainText(whole ?? '');
		expect(await sidewaysScroll(page)).toBe(0);
	});
}

test('asks for a number of sentences that it can give', async ({ page, gotoReady }) => {
	await gotoReady('/summarize');
	await page.getByLabel('Text', { exact: true }).fill(ARTICLE);
	await page.getByText('Custom', { exact: true }).click();
	await page.getByLabel('Sentences', { exact: true }).fill('0');
	await page.getByRole('button', { name: 'Summarize', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('a whole number of sentences from 1 to 200');
});

test('keeps text, options and answer while another page is looked at', async ({
	page,
	gotoReady
}) => {
	await gotoReady('/summarize');
	await page.getByLabel('Text', { exact: true }).fill(ARTICLE);
	await page.getByText('Key points', { exact: true }).click();
	const chosen = await picked(await summarize(page)).allTextContents();
	await page.getByRole('link', { name: 'Privacy' }).first().click();
	await expect(page).toHaveURL(/privacy/);
	await page.goBack();
	await expect(page.getByLabel('Text', { exact: true })).toHaveValue(ARTICLE);
	await expect(page.getByRole('radio', { name: 'Key points' })).toBeChecked();
	await expect(picked(page.getByRole('region', { name: 'Result' }))).toHaveText(chosen);
});

test('copies and downloads the summary', async ({ page, gotoReady, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await gotoReady('/summarize');
	await page.getByLabel('Text', { exact: true }).fill(ARTICLE);
	const result = await summarize(page);
	const chosen = await picked(result).allTextContents();
	await result.getByRole('button', { name: 'Copy' }).click();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(chosen.join(' '));

	await result.getByRole('button', { name: 'Download' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Markdown' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe('textai-summary.md');
	expect(readFileSync(await file.path(), 'utf8')).toContain(`# Summary\n\n${chosen.join(' ')}`);
});

test('fills in an article as an example', async ({ page, gotoReady }) => {
	await gotoReady('/summarize');
	await page.getByRole('button', { name: 'Fill in the whole article' }).click();
	const result = await summarize(page);
	await expect(picked(result).first()).toContainText('Hallowby');
});

/** The sentences of the summary, each of which leads into the source. */
function picked(result: Locator): Locator {
	return result.getByRole('region', { name: 'Summary' }).locator('[data-sentence]');
}

async function summarize(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Summarize', exact: true }).click();
	const result = page.getByRole('region', { name: 'Result' });
	await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0, {
		timeout: 120_000
	});
	await expect(result.getByRole('heading', { name: 'In the text' })).toBeVisible();
	return result;
}

function sidewaysScroll(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
}
