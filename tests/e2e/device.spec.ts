import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { test } from './support/fixtures.ts';
import { logIn, signUp } from './support/people.ts';
import { open } from './support/open-page.ts';

const TEXT = 'The owls of Quernmoor were magnificent, and the tea was warm.';

async function analyze(page: Page, text: string): Promise<void> {
	await page.getByRole('textbox', { name: 'Text', exact: true }).fill(text);
	await page.getByRole('button', { name: 'Analyze', exact: true }).click();
}

async function answered(page: Page): Promise<void> {
	const result = page.getByRole('region', { name: 'Result' });
	await expect(result.getByText('Device', { exact: true })).toBeVisible();
}

// Asked for by the browser, for a page that names no icon.
test.use({ allowedConsole: ['favicon.ico'] });

/** Writes a guest's count of this hour, as so many earlier runs would have. */
async function useUp(page: Page, runs: number): Promise<void> {
	await page.evaluate(
		(used) =>
			new Promise<void>((resolve, reject) => {
				const opening = indexedDB.open('textai-studio');
				opening.onsuccess = () => {
					const transaction = opening.result.transaction('limits', 'readwrite');
					const limits = transaction.objectStore('limits');
					const all = limits.getAll();
					all.onsuccess = () => {
						for (const row of all.result) limits.put(Object.assign(Object(row), { used }));
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
		runs
	);
}

test(
	'ten tabs at once get the three runs that are left, and no fourth',
	{ tag: '@alone' },
	async ({ page, context, gotoReady }) => {
		await context.addInitScript(() => {
			// An empty tab has no storage.
			if (location.protocol !== 'about:') localStorage['textai.settings'] = '{"preload":false}';
		});
		await gotoReady('/sentiment');
		await analyze(page, TEXT);
		await answered(page);
		await useUp(page, 7);
		const tabs = await Promise.all(Array.from({ length: 10 }, () => context.newPage()));
		for (const [index, tab] of tabs.entries()) {
			await open(tab, '/sentiment');
			await tab
				.getByRole('textbox', { name: 'Text', exact: true })
				.fill(`The owls came ${index} times, and the tea was warm.`);
			await expect(tab.getByText('3 of 10 runs left')).toBeVisible();
		}
		await Promise.all(
			tabs.map((tab) => tab.getByRole('button', { name: 'Analyze', exact: true }).click())
		);
		const outcomes = await Promise.all(
			tabs.map(async (tab) => {
				const refused = tab.getByText('The 10 runs of this hour are used up');
				const given = tab
					.getByRole('region', { name: 'Result' })
					.getByText('Device', { exact: true });
				await expect(refused.or(given).first()).toBeVisible({ timeout: 90_000 });
				return refused.isVisible();
			})
		);
		expect(outcomes.filter((isRefused) => !isRefused)).toHaveLength(3);
		await expect(page.getByText('0 of 10 runs left')).toBeVisible();
	}
);

test('what was exported comes back whole on a browser that was wiped', async ({ page }) => {
	await signUp(page, 'Ann');
	await open(page, '/sentiment');
	await analyze(page, TEXT);
	await answered(page);
	await expect.poll(() => keptEntries(page)).toBe(1);
	await open(page, '/settings');
	await page.getByRole('button', { name: 'Export data' }).click();
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click()
	]);
	const file = await readFile(await download.path());
	expect(file.toString()).not.toContain('Quernmoor');

	const browser = await page.context().newCDPSession(page);
	const { origin } = new URL(page.url());
	await page.goto('/robots.txt');
	await browser.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	await open(page, '/history');
	await expect(page.getByRole('link', { name: 'Log in', exact: true }).first()).toBeVisible();
	await expect(page.getByText('Every run will stand here')).toBeVisible();

	await open(page, '/settings');
	await page.getByRole('button', { name: 'Import data' }).click();
	const dialog = page.getByRole('dialog');
	const choose = (buffer: Buffer) =>
		dialog
			.getByLabel('Open file')
			.setInputFiles({ name: 'device.json', mimeType: 'application/json', buffer });
	await choose(file.subarray(0, file.length - 200));
	await expect(dialog.getByRole('alert')).toBeVisible();
	await choose(file);
	const added = (kind: string) =>
		dialog.getByRole('row').filter({ has: page.getByRole('rowheader', { name: kind }) });
	await expect(added('Accounts').getByRole('cell').first()).toHaveText('1');
	await dialog.getByRole('button', { name: 'Import', exact: true }).click();
	await dialog.getByRole('button', { name: 'Done' }).click();

	await logIn(page, 'Ann');
	await expect(page.getByRole('link', { name: /^Account of Ann/ }).first()).toBeVisible();
	await open(page, '/history');
	const row = page.getByRole('list', { name: 'History' }).getByRole('listitem');
	await expect(row).toContainText(TEXT);
	await row.getByRole('button', { name: TEXT, exact: true }).click();
	await expect(page.getByRole('region', { name: 'Entry', exact: true })).toContainText('Positive');
});

/**
 * Refuses every write as a browser does whose disk is full. Chromium 156 takes a quota by its debug protocol, tells it
 * in `storage.estimate()`, and lets IndexedDB write beyond it; so the refusal is made where pages meet it.
 */
async function setDiskFull(page: Page): Promise<void> {
	await page.evaluate(() => {
		const refuse = () => {
			throw new DOMException('The disk is full.', 'QuotaExceededError');
		};
		IDBObjectStore.prototype.add = refuse;
		IDBObjectStore.prototype.put = refuse;
	});
}

/** An entry is written once its answer is on the screen. */
function keptEntries(page: Page): Promise<number> {
	return page.evaluate(
		() =>
			new Promise<number>((resolve, reject) => {
				const opening = indexedDB.open('textai-studio');
				opening.onerror = () => {
					reject(new Error('not opened'));
				};
				opening.onsuccess = () => {
					const count = opening.result.transaction('entries').objectStore('entries').count();
					count.onsuccess = () => {
						opening.result.close();
						resolve(count.result);
					};
				};
			})
	);
}

test('a full disk is told, loses nothing, and keeps nobody from working', async ({ page }) => {
	await signUp(page, 'Ann');
	await page.getByRole('button', { name: 'I have kept it' }).click();
	await open(page, '/sentiment');
	await analyze(page, TEXT);
	await answered(page);
	await expect.poll(() => keptEntries(page)).toBe(1);
	await setDiskFull(page);
	await analyze(page, 'A dull evening with a cold soup.');
	await answered(page);
	await expect(page.getByText(/full/i).first()).toBeVisible();
	await page
		.getByRole('navigation', { name: 'Main' })
		.getByRole('link', { name: 'History' })
		.click();
	await expect(page.getByRole('list', { name: 'History' })).toContainText(TEXT);
	await open(page, '/sentiment');
	await analyze(page, 'A bright morning with fresh bread.');
	await answered(page);
	await expect.poll(() => keptEntries(page)).toBe(2);
	await open(page, '/history');
	await expect(page.getByRole('list', { name: 'History' })).toContainText('fresh bread');
});

test('an open tab lets a newer version bring the data up to date, and asks to be reloaded', async ({
	page,
	context
}) => {
	await signUp(page, 'Ann');
	await page.getByRole('button', { name: 'I have kept it' }).click();
	await open(page, '/sentiment');
	await page.getByRole('textbox', { name: 'Text', exact: true }).fill(TEXT);
	const newer = await context.newPage();
	await newer.goto('/robots.txt');
	const names = await newer.evaluate(
		() =>
			new Promise<string[]>((resolve, reject) => {
				const opening = indexedDB.open('textai-studio', 10_000);
				opening.onblocked = () => {
					reject(new Error('the open tab holds on to the database'));
				};
				opening.onsuccess = () => {
					resolve([...opening.result.objectStoreNames]);
					opening.result.close();
				};
			})
	);
	expect(names).toContain('entries');
	await expect(page.getByText('Another tab runs a newer version of the app')).toBeVisible();
	await expect(page.getByRole('textbox', { name: 'Text', exact: true })).toHaveValue(TEXT);
	await expect(page.getByRole('button', { name: 'Reload this tab' })).toBeVisible();
});
