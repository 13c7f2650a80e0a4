import { readFileSync } from 'node:fs';
import { expect, type Locator, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

const TRADES = ['nurse', 'accountant', 'chef', 'front-end', 'teacher'] as const;
const NAMES = {
	nurse: 'Amara Osei',
	accountant: 'Daniel Whitcombe',
	chef: 'LUCIA FERRANTE',
	'front-end': 'Jonas Lindqvist',
	teacher: 'Priya Raman'
};

const DEVELOPER = `Jana Kolar
Software developer
Experience
Software developer, Vela Systems, 2016 - present
Wrote device drivers and signal processing in C++ for ten years
Built the operator's desktop program in C# on .NET
Kept a reporting service in Node.js with PostgreSQL
BSc Computer Science, 2015`;
const POSTING = `Software Developer
Requirements
- Very good C++
- C# and .NET
- Node.js
- Three years as a software developer
- A degree in computer science
Nice to have
- Rust`;

for (const width of [360, 1440]) {
	test.describe(`job match at ${width} pixels`, () => {
		test.use({ viewport: { width, height: 800 } });

		test('judges each requirement, keeps names whole, and leads to the lines', async ({
			page,
			gotoReady
		}) => {
			await gotoReady('/job-match');
			await expectNoAxeViolations(page);
			await fill(page, DEVELOPER, POSTING);
			const result = await match(page);

			await expect(result.getByRole('region', { name: 'Score' })).toContainText(
				/\d+ of 100 (Strong|Good) match/
			);
			await expect(result).toContainText('The score ranks texts, it does not judge people.');
			await expect(result.getByText('How the score is made')).toBeVisible();
			const found = result.getByRole('list', { name: 'Found', exact: true }).getByRole('listitem');
			for (const skill of ['C++', 'C#', '.NET', 'Node.js'])
				await expect(found.getByText(skill, { exact: true })).toBeVisible();
			const missing = result.getByRole('list', { name: 'Not found', exact: true });
			await expect(missing.getByRole('listitem')).toHaveText(['Rust']);
			await expect(requirement(result, 'Very good C++')).toContainText('Met');
			await expect(requirement(result, 'A degree in computer science')).toContainText('Met');
			await expect(requirement(result, 'Rust')).toContainText('Not shown');

			const line = 'Wrote device drivers and signal processing in C++ for ten years';
			await requirement(result, 'Very good C++').getByRole('button', { name: line }).click();
			const mark = result.getByRole('region', { name: 'Marked résumé' }).locator('mark.active');
			await expect(mark).toContainText(line);
			await expect(mark).toBeInViewport();
			await expect(mark).toBeFocused();

			await requirement(result, 'Rust').getByRole('button', { name: 'Rust' }).click();
			await expect(
				result.getByRole('region', { name: 'Marked posting' }).locator('mark.active')
			).toContainText('Rust');
			expect(await sidewaysScroll(page)).toBe(0);
			await expectNoAxeViolations(page);
		});
	});
}

test.describe('job match on a phone', () => {
	test.use({ viewport: { width: 360, height: 800 } });

	test('leads from a marked line back to its requirement', async ({ page, gotoReady }) => {
		await gotoReady('/job-match');
		await fill(page, DEVELOPER, POSTING);
		const result = await match(page);
		const marked = result.getByRole('region', { name: 'Marked résumé' });
		await marked.getByRole('button', { name: /^BSc Computer Science/ }).click();
		await expect(requirement(result, 'A degree in computer science')).toBeFocused();
		await expect(requirement(result, 'A degree in computer science')).toBeInViewport();
	});

	test('ranks five résumés of different trades, the right one first', async ({
		page,
		gotoReady
	}) => {
		test.slow();
		await gotoReady('/job-match');
		await openFiles(
			page,
			'Resume',
			TRADES.map((trade) => `resume-${trade}.txt`)
		);
		await expect(page.getByRole('list', { name: 'All résumés' }).getByRole('listitem')).toHaveCount(
			5
		);
		for (const trade of TRADES) {
			await page.getByLabel('Job description', { exact: true }).fill(read(`posting-${trade}.txt`));
			const result = await match(page);
			const ranked = result.getByRole('list', { name: 'Ranked résumés' }).getByRole('listitem');
			await expect(ranked).toHaveCount(5);
			await expect(ranked.first(), trade).toContainText(NAMES[trade]);
			await expect(result.getByRole('heading', { name: NAMES[trade] })).toBeVisible();
		}
		expect(await sidewaysScroll(page)).toBe(0);
		await expectNoAxeViolations(page);
	});

	test('says why a text cannot be matched, alone and among many', async ({ page, gotoReady }) => {
		await gotoReady('/job-match');
		await fill(page, 'Jim\nWants any job at all, please', POSTING);
		await page.getByRole('button', { name: 'Match', exact: true }).click();
		const result = page.getByRole('region', { name: 'Result' });
		await expect(result.getByRole('alert')).toContainText(
			/The résumé has \d words; at least 15 are needed/
		);
		await expectNoAxeViolations(page);

		await page.getByRole('button', { name: 'Add another résumé' }).click();
		await page.getByLabel('Resume', { exact: true }).fill(DEVELOPER);
		await match(page);
		await expect(result).toContainText('One text could not be matched');
		await expect(result).toContainText(/Jim: The résumé has \d words/);
		await expect(result.getByRole('region', { name: 'Score' })).toBeVisible();
		await expectNoAxeViolations(page);
	});
});

test('ranks jobs for one résumé, and walks through them', async ({ page, gotoReady }) => {
	await gotoReady('/job-match');
	await page.getByLabel('Resume', { exact: true }).fill(read('resume-chef.txt'));
	await openFiles(
		page,
		'Job description',
		TRADES.map((trade) => `posting-${trade}.txt`)
	);
	const result = await match(page);
	const ranked = result.getByRole('list', { name: 'Ranked jobs' }).getByRole('button');
	await expect(ranked).toHaveCount(5);
	await expect(ranked.first()).toContainText(/chef/i);
	await expect(ranked.first()).toHaveAttribute('aria-current', 'true');
	await result.getByRole('button', { name: 'Next match' }).click();
	await expect(ranked.nth(1)).toHaveAttribute('aria-current', 'true');
	await expect(result.getByText('2 of 5', { exact: true })).toBeVisible();
	await ranked.last().click();
	await expect(result.getByRole('button', { name: 'Next match' })).toBeDisabled();
	await expect(page.getByRole('button', { name: 'Add another résumé' })).toHaveCount(0);
});

test('holds thirty pages and endless words', async ({ page, gotoReady }) => {
	test.slow();
	await page.setViewportSize({ width: 360, height: 800 });
	await gotoReady('/job-match');
	const pages = Array.from(
		{ length: 700 },
		(_, at) => `Year ${at}: wrote drivers in C++ for device number ${at} and tested them`
	);
	await fill(page, [DEVELOPER, 'x'.repeat(400), ...pages].join('\n'), POSTING);
	const result = await match(page);
	await expect(result.getByRole('region', { name: 'Score' })).toBeVisible();
	expect(await sidewaysScroll(page)).toBe(0);
});

test('asks for what is missing', async ({ page, gotoReady }) => {
	await gotoReady('/job-match');
	await page.getByLabel('Resume', { exact: true }).fill(DEVELOPER);
	await page.getByRole('button', { name: 'Match', exact: true }).click();
	await expect(page.getByRole('alert')).toContainText('needs a résumé and a job description');
});

test('keeps texts and answer while another page is looked at', async ({ page, gotoReady }) => {
	await gotoReady('/job-match');
	await fill(page, DEVELOPER, POSTING);
	await match(page);
	await page.getByRole('link', { name: 'Privacy' }).first().click();
	await expect(page).toHaveURL(/privacy/);
	await page.goBack();
	await expect(page.getByLabel('Resume', { exact: true })).toHaveValue(DEVELOPER);
	await expect(page.getByRole('region', { name: 'Score' })).toBeVisible();
});

test('copies and downloads the answer', async ({ page, gotoReady, context }) => {
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await gotoReady('/job-match');
	await fill(page, DEVELOPER, POSTING);
	const result = await match(page);
	await result.getByRole('button', { name: 'Copy' }).click();
	const copied = await page.evaluate(() => navigator.clipboard.readText());
	expect(copied).toMatch(/^Jana Kolar for Software Developer: \d+ of 100, \w+ match: /);
	expect(copied).toContain('Skills not found: Rust.');

	await result.getByRole('button', { name: 'Download' }).click();
	const download = page.waitForEvent('download');
	await page.getByRole('menuitem', { name: 'Markdown' }).click();
	const file = await download;
	expect(file.suggestedFilename()).toBe('textai-job-match.md');
	expect(readFileSync(await file.path(), 'utf8')).toMatch(/\| Met \| Very good C\+\+ \| “/);
});

test('fills in five résumés as an example', async ({ page, gotoReady }) => {
	await gotoReady('/job-match');
	await page.getByRole('button', { name: 'Fill in five résumés to rank' }).click();
	const result = await match(page);
	const ranked = result.getByRole('list', { name: 'Ranked résumés' }).getByRole('button');
	await expect(ranked.first()).toContainText('Theo Lindgren');
});

function read(name: string): string {
	return readFileSync(new URL(`../fixtures/job-match/${name}`, import.meta.url), 'utf8');
}

async function fill(page: Page, resume: string, job: string): Promise<void> {
	await page.getByLabel('Resume', { exact: true }).fill(resume);
	await page.getByLabel('Job description', { exact: true }).fill(job);
}

/** Opens files in one of the boxes, as from the browser's dialog. */
async function openFiles(page: Page, label: string, names: readonly string[]): Promise<void> {
	const [resume, job] = await page.locator('input[type=file]').all();
	await (label === 'Resume' ? resume : job)?.setInputFiles(
		names.map((name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(read(name)) }))
	);
	const noun = label === 'Resume' ? 'résumés' : 'job descriptions';
	await expect(page.getByRole('list', { name: `All ${noun}` }).getByText(/words$/)).toHaveCount(
		names.length
	);
}

async function match(page: Page): Promise<Locator> {
	await page.getByRole('button', { name: 'Match', exact: true }).click();
	const result = page.getByRole('region', { name: 'Result' });
	await expect(page.getByRole('button', { name: 'Stop', exact: true })).toHaveCount(0, {
		timeout: 120_000
	});
	await expect(result.getByText('How the score is made')).toBeVisible();
	return result;
}

function requirement(result: Locator, text: string): Locator {
	return result.locator('[data-requirement]').filter({
		has: result.page().getByRole('button', { name: text, exact: true })
	});
}

function sidewaysScroll(page: Page): Promise<number> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
}
