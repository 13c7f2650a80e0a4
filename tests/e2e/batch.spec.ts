import { readFile, writeFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import Papa from 'papaparse';
import { openHarness } from '#scripts/browser/open-harness.ts';
import '#scripts/browser/harness-api.ts';
import { expectNoAxeViolations } from './support/axe.ts';
import { test } from './support/fixtures.ts';

/** The long form, for a machine with time: `BATCH_ROWS=10000 npx playwright test tests/e2e/batch.spec.ts`. */
const ROWS = Number(process.env.BATCH_ROWS ?? 600);
const COMPARED = 100;
/** What a row's score may differ from that of the same text alone: what the table rounds away. */
const TOLERANCE = 1e-3;

const SUBJECTS = ['The hotel', 'My phone', 'The second season', 'Our waiter', 'The museum'];
const JUDGEMENTS = ['was wonderful', 'is dull', 'was, "well", fine', 'turned out a sad waste'];
const ENDINGS = [
	'.',
	', and I would go again.',
	'; never again!\nReally.',
	' on the whole, I think.'
];

/** Rows of mixed lengths, of which one in five says what an earlier one said. */
const texts = Array.from({ length: ROWS }, (_, index) => {
	const pick = (parts: readonly string[], stride: number) =>
		parts[Math.floor(index / stride) % parts.length] ?? '';
	const nights = index % 5 === 0 ? 7 : index;
	return `${pick(SUBJECTS, 1)} ${pick(JUDGEMENTS, 5)} after ${nights} nights${pick(ENDINGS, 20)}`;
});

test('works a table off across a reload, each row as it would be answered alone', async ({
	page,
	gotoReady
}, info) => {
	test.setTimeout(120_000 + ROWS * 400);
	const file = info.outputPath('reviews.csv');
	const rows = texts.map((text, index) => ({ id: `r${index}`, text, formula: `=1+${index}` }));
	await writeFile(file, Papa.unparse(rows));
	await signUp(page, gotoReady);

	await gotoReady('/batch');
	await page.getByLabel('File').setInputFiles(file);
	await expect(page.getByLabel('Text column')).toHaveValue('1');
	await page.getByLabel('Tool').selectOption('Sentiment');
	await expect(page.getByRole('region', { name: 'First rows' }).getByRole('row')).toHaveCount(21);
	await expectNoAxeViolations(page);
	await page.getByRole('button', { name: 'Start', exact: true }).click();

	await expect.poll(() => rowsDone(page), { timeout: 60_000 }).toBeGreaterThan(0);
	await page.getByRole('button', { name: 'Pause' }).click();
	await expect(page.getByRole('button', { name: 'Resume' })).toBeVisible();
	const paused = await rowsDone(page);
	expect(paused).toBeLessThan(ROWS);
	await page.getByRole('button', { name: 'Resume' }).click();
	await expect.poll(() => rowsDone(page), { timeout: 60_000 }).toBeGreaterThan(paused);

	await page.reload();
	await expect.poll(() => rowsDone(page), { timeout: 60_000 }).toBeGreaterThanOrEqual(paused);
	// The tier allows 1,000 rows an hour: a longer table waits for the next one.
	await finish(page);
	await expectNoAxeViolations(page);

	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('button', { name: 'Download CSV' }).click()
	]);
	const written = Papa.parse<Record<string, string>>(
		await readFile(await download.path(), 'utf8'),
		{
			header: true,
			skipEmptyLines: true
		}
	);
	expect(written.errors).toEqual([]);
	expect(written.data.map(({ id, text, formula }) => ({ id, text, formula }))).toEqual(
		rows.map((row) => ({ ...row, formula: `'${row.formula}` }))
	);
	expect(written.data.every((row) => row.sentiment_error === '')).toBe(true);

	const alone = await openHarness();
	await alone.page.evaluate(() => harness.openPool('sentiment', 1));
	const step = Math.floor(ROWS / COMPARED);
	for (let at = 0; at < ROWS; at += step) {
		const text = texts[at] ?? '';
		const [verdict] = await alone.page.evaluate((own) => harness.score('sentiment', [own]), text);
		const probability = verdict?.probability ?? NaN;
		const row = written.data[at];
		expect(row?.sentiment_label, text).toBe(verdict?.label);
		const difference = Number(row?.sentiment_score) - Math.max(probability, 1 - probability);
		expect(Math.abs(difference), text).toBeLessThan(TOLERANCE);
	}
	await alone.close();
});

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

/** An account that may run 1,000 rows an hour, which an admin's page sets otherwise. */
async function signUp(page: Page, gotoReady: (path: string) => Promise<void>): Promise<void> {
	await gotoReady('/register');
	await page.getByLabel('Username').fill('batcher');
	await page.getByLabel('Password', { exact: true }).fill('four words that differ');
	await page.getByLabel('Confirm password').fill('four words that differ');
	await page.getByRole('button', { name: 'Create account' }).click();
	await page.getByRole('button', { name: 'I have kept it' }).click({ timeout: 60_000 });
	await editStored(page, 'accounts', 'pro');
}

/** What an admin does on another page: a tier for everybody, or a fresh hour. */
async function editStored(page: Page, name: 'accounts' | 'limits', tier?: string): Promise<void> {
	await page.evaluate(
		([store, wanted]) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('textai-studio');
				opening.onsuccess = () => {
					const transaction = opening.result.transaction(store, 'readwrite');
					const table = transaction.objectStore(store);
					const all = table.getAll();
					all.onsuccess = () => {
						for (const row of all.result as { user?: object }[]) {
							const changed = { ...row.user, tier: wanted };
							table.put(store === 'limits' ? { ...row, used: 0 } : { ...row, user: changed });
						}
					};
					transaction.oncomplete = () => {
						opening.result.close();
						resolve();
					};
					transaction.onerror = () => {
						reject(new Error('not written'));
					};
				};
			}),
		[name, tier] as const
	);
}

async function rowsDone(page: Page): Promise<number> {
	const bar = page.getByRole('progressbar', { name: 'Progress' });
	return Number((await bar.getAttribute('aria-valuenow')) ?? 0);
}

/** Waits for the last row; where the limit is used up, the hour begins anew. */
async function finish(page: Page): Promise<void> {
	const bar = page.getByRole('progressbar', { name: 'Progress' });
	for (let hours = Math.ceil(ROWS / 1000); hours > 0; hours -= 1) {
		await expect(bar).toHaveAttribute('aria-valuetext', /took|goes on at/, {
			timeout: 60_000 + Math.min(ROWS, 1000) * 300
		});
		if ((await rowsDone(page)) === ROWS) return;
		await editStored(page, 'limits');
		await page.getByRole('button', { name: 'Pause' }).click();
		await page.getByRole('button', { name: 'Resume' }).click();
		await expect(bar).not.toHaveAttribute('aria-valuetext', /goes on at/);
	}
}
