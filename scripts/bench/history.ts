import type { Page } from '@playwright/test';
import { createProfile } from '#scripts/browser/launch.ts';
import type { Effort } from './effort.ts';
import { seedHistory } from './history-seeder.ts';
import { type BenchResult, summarize } from './statistics.ts';
import { waitForHydration } from './tool-pages.ts';

const WARM_TIMEOUT_MS = 5 * 60_000;
const ANSWER_TIMEOUT_MS = 30_000;
/** Words that stand in few, some and most of the entries. */
const SEARCHES = ['kingfisher', 'compass saddle', 'river', 'mar gar', 'kingfisher river'];
const LIST = 'ul[aria-label="History"]';

/**
 * A signed-in user's history of as many entries as the design promises, 100,000, on its own page: to the first page, to a warm index, each
 * search from the last key to the new list, the charts, and the longest tasks of the page's thread meanwhile.
 */
export async function measureHistory(
	url: string,
	{ histories, historyEntries }: Effort,
	log: (line: string) => void
): Promise<BenchResult[]> {
	const profile = createProfile();
	const first: number[] = [];
	const warm: number[] = [];
	const searches: number[] = [];
	const analytics: number[] = [];
	const longestOfList: number[] = [];
	const longestOfCharts: number[] = [];
	try {
		const context = await profile.open();
		const page = await context.newPage();
		await page.goto(`${url}/privacy`);
		await waitForHydration(page);
		await seedHistory(page, historyEntries);
		log(`history: ${historyEntries} entries made`);
		await page.addInitScript(watchTasks);
		for (let turn = 0; turn < histories; turn += 1) {
			// A new page each time: the index is built anew.
			await page.goto(`${url}/privacy`);
			await waitForHydration(page);
			await page.waitForTimeout(3000);
			// How long the app takes to start has figures of its own.
			await page.evaluate(forgetTasks);
			first.push(await timeFirstPage(page));
			warm.push(await timeWarming(page));
			for (const words of SEARCHES) searches.push(await timeSearch(page, words));
			await scrollDown(page);
			longestOfList.push(await page.evaluate(longestTask));
			await page.evaluate(forgetTasks);
			analytics.push(await timeAnalytics(page, historyEntries));
			longestOfCharts.push(await page.evaluate(longestTask));
		}
	} finally {
		await profile.remove();
	}
	return [
		summarize('history_first_page_ms', 'ms', first),
		summarize('history_index_warm_ms', 'ms', warm),
		summarize('history_search_ms', 'ms', searches),
		summarize('history_analytics_ms', 'ms', analytics),
		summarize('history_longest_task_ms', 'ms', longestOfList),
		summarize('analytics_longest_task_ms', 'ms', longestOfCharts)
	];
}

declare global {
	/** Durations of the tasks of 50 ms and more since the page began. */
	var longTasks: number[];
}

function watchTasks(): void {
	globalThis.longTasks = [];
	new PerformanceObserver((list) => {
		for (const { duration } of list.getEntries()) globalThis.longTasks.push(duration);
	}).observe({ type: 'longtask', buffered: true });
}

function forgetTasks(): void {
	globalThis.longTasks = [];
}

/** 50 ms where none was longer: the browser tells of no shorter ones. */
function longestTask(): number {
	return Math.max(50, ...globalThis.longTasks);
}

/** From the click on the link to rows in the list, the session being open and the page's code being there. */
async function timeFirstPage(page: Page): Promise<number> {
	const link = page.locator('nav a[href$="/history"]:visible').first();
	await link.hover();
	await page.waitForTimeout(1000);
	return page.evaluate(
		({ list, timeout }) =>
			new Promise<number>((resolve, reject) => {
				const timer = setTimeout(() => {
					reject(new Error('No list came.'));
				}, timeout);
				const started = performance.now();
				const observer = new MutationObserver(() => {
					if (!document.querySelector(`${list} li`)) return;
					observer.disconnect();
					clearTimeout(timer);
					resolve(performance.now() - started);
				});
				observer.observe(document.body, { childList: true, subtree: true });
				document.querySelector<HTMLElement>('nav a[href$="/history"]')?.click();
			}),
		{ list: LIST, timeout: ANSWER_TIMEOUT_MS }
	);
}

/** From the first page, which starts it, to a search that may be sure of every text. */
async function timeWarming(page: Page): Promise<number> {
	const started = performance.now();
	// Entries are counted when indexing begins; the note on it goes when it ends.
	await page.waitForFunction(
		() => {
			const words = document.querySelector('section[aria-label="Entries"]')?.textContent ?? '';
			return /\d entries/.test(words) && !words.includes('Indexing');
		},
		undefined,
		{ timeout: WARM_TIMEOUT_MS, polling: 50 }
	);
	return performance.now() - started;
}

/** From the last key to the new count of what was found, the wait for further keys included. */
async function timeSearch(page: Page, words: string): Promise<number> {
	await page.getByRole('searchbox', { name: 'Search history' }).fill('');
	await page.waitForFunction(() => !location.search.includes('text='));
	await page.waitForTimeout(500);
	return page.evaluate(
		({ words, timeout }) =>
			new Promise<number>((resolve, reject) => {
				const timer = setTimeout(() => {
					reject(new Error(`Nothing was found for ${words}.`));
				}, timeout);
				const box = document.querySelector<HTMLInputElement>('input[type="search"]');
				if (!box) throw new Error('This is no history page.');
				const started = performance.now();
				const observer = new MutationObserver(() => {
					const isFound = /\d entr(y|ies) found$/.test(
						document.querySelector('section[aria-label="Entries"] p[role="status"]')?.textContent ??
							''
					);
					if (!isFound) return;
					observer.disconnect();
					clearTimeout(timer);
					resolve(performance.now() - started);
				});
				observer.observe(document.body, { childList: true, subtree: true, characterData: true });
				box.value = words;
				box.dispatchEvent(new Event('input', { bubbles: true }));
			}),
		{ words, timeout: ANSWER_TIMEOUT_MS }
	);
}

/** Twenty screens of the whole list, a screen every fifth of a second. */
async function scrollDown(page: Page): Promise<void> {
	await page.getByRole('searchbox', { name: 'Search history' }).fill('');
	await page.waitForFunction(() => !location.search.includes('text='));
	for (let screen = 0; screen < 20; screen += 1) {
		await page.mouse.wheel(0, 800);
		await page.waitForTimeout(200);
	}
}

/** From the click on the link to the figures of all years; the charts are drawn from them. */
async function timeAnalytics(page: Page, entries: number): Promise<number> {
	await page.locator('nav a[href$="/analytics"]:visible').first().click();
	await page.locator('.js-plotly-plot .bars path').first().waitFor();
	await page.waitForTimeout(2000);
	return page.evaluate(
		({ shown, timeout }) =>
			new Promise<number>((resolve, reject) => {
				const timer = setTimeout(() => {
					reject(new Error('The figures did not come.'));
				}, timeout);
				const started = performance.now();
				const observer = new MutationObserver(() => {
					if (!document.querySelector('main dl')?.textContent.includes(shown)) return;
					observer.disconnect();
					clearTimeout(timer);
					resolve(performance.now() - started);
				});
				observer.observe(document.body, { childList: true, subtree: true, characterData: true });
				document.querySelector<HTMLInputElement>('input[type="radio"][value="all"]')?.click();
			}),
		{ shown: new Intl.NumberFormat('en').format(entries), timeout: ANSWER_TIMEOUT_MS }
	);
}
