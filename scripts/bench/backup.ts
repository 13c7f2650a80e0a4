import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { createProfile } from '#scripts/browser/launch.ts';
import { tabMegabytes } from '#scripts/browser/tab-memory.ts';
import type { Effort } from './effort.ts';
import { seedHistory } from './history-seeder.ts';
import { type BenchResult, summarize } from './statistics.ts';
import { waitForHydration } from './tool-pages.ts';

const PASSWORD = 'seven rivers to cross';
/** Of a hundred thousand entries. */
const TIMEOUT_MS = 5 * 60_000;

/**
 * A device with one account and a history as large as the design promises: written into a file, read into a browser that was
 * wiped. Then how long a log-in takes, with hashes as costly as the product makes them.
 */
export async function measureBackup(
	url: string,
	{ historyEntries, logIns }: Effort,
	log: (line: string) => void
): Promise<BenchResult[]> {
	const profile = createProfile();
	const file = join(tmpdir(), `textai-bench-${process.pid}.json`);
	try {
		const context = await profile.open();
		const page = await context.newPage();
		page.setDefaultTimeout(TIMEOUT_MS);
		await open(page, `${url}/privacy`);
		await seedHistory(page, historyEntries);
		log(`backup: ${historyEntries} entries made`);
		const exported = await timeExport(page, url, file);
		const exportMemory = await tabMegabytes(context, page);
		await wipe(page, url);
		const imported = await timeImport(page, url, file);
		const importMemory = await tabMegabytes(context, page);
		await wipe(page, url);
		return [
			summarize('history_export_ms', 'ms', [exported]),
			summarize('history_export_memory_mb', 'MB', [exportMemory]),
			summarize('history_import_preview_ms', 'ms', [imported.preview]),
			summarize('history_import_ms', 'ms', [imported.import]),
			summarize('history_import_memory_mb', 'MB', [importMemory]),
			summarize('login_ms', 'ms', await timeLogIns(page, url, logIns))
		];
	} finally {
		await profile.remove();
		await rm(file, { force: true });
	}
}

/** From the press of the button to the whole file. */
async function timeExport(page: Page, url: string, file: string): Promise<number> {
	await open(page, `${url}/settings`);
	await page.getByRole('button', { name: 'Export data' }).click();
	const button = page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true });
	await button.waitFor();
	const started = performance.now();
	const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
	await download.saveAs(file);
	return performance.now() - started;
}

/** From the choice of the file to what it would change, and from the press of the button to the end. */
async function timeImport(page: Page, url: string, file: string) {
	await open(page, `${url}/settings`);
	await page.getByRole('button', { name: 'Import data' }).click();
	const dialog = page.getByRole('dialog');
	const chosen = performance.now();
	await dialog.getByLabel('Open file').setInputFiles(file);
	const button = dialog.getByRole('button', { name: 'Import', exact: true });
	await button.waitFor();
	const previewed = performance.now();
	await button.click();
	await dialog.getByRole('button', { name: 'Done' }).waitFor();
	return { preview: previewed - chosen, import: performance.now() - previewed };
}

/** From the press of the button to the name on the page. The first one, which also fetches code, is dropped. */
async function timeLogIns(page: Page, url: string, count: number): Promise<number[]> {
	await open(page, `${url}/register`);
	await page.getByLabel('Username', { exact: true }).fill('Bench');
	await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
	await page.getByLabel('Confirm password', { exact: true }).fill(PASSWORD);
	await page.getByRole('button', { name: 'Create account' }).click();
	await page.getByText('You are signed in as Bench').waitFor();
	const times: number[] = [];
	for (let turn = 0; turn <= count; turn += 1) {
		await page.getByRole('button', { name: 'Log out' }).first().click();
		await page.getByRole('link', { name: 'Log in', exact: true }).first().waitFor();
		await open(page, `${url}/login`);
		await page.getByLabel('Username', { exact: true }).fill('Bench');
		await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
		const button = page.getByRole('button', { name: 'Log in', exact: true });
		const started = performance.now();
		await button.click();
		await page
			.getByRole('link', { name: /^Account of Bench/ })
			.first()
			.waitFor();
		if (turn > 0) times.push(performance.now() - started);
		await page.getByRole('button', { name: 'Log out' }).first().waitFor();
	}
	return times;
}

async function open(page: Page, address: string): Promise<void> {
	await page.goto(address);
	await waitForHydration(page);
}

async function wipe(page: Page, url: string): Promise<void> {
	const session = await page.context().newCDPSession(page);
	await page.goto(`${url}/robots.txt`);
	const { origin } = new URL(url);
	await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
	await session.detach();
}
