import type { Page } from '@playwright/test';
import { z } from 'zod';
import { type ToolId, TOOLS } from '#lib/domain/tools.ts';
import { createProfile } from '#scripts/browser/launch.ts';
import type { Effort } from './effort.ts';
import { type BenchResult, summarize } from './statistics.ts';
import {
	readAnswerTimes,
	runTool,
	toolPath,
	waitForHydration,
	watchAnswers
} from './tool-pages.ts';

/** In the order in which they come; two ways run beside each other, the page's and the worker's. */
const STEPS = [
	'page-arrived',
	'hydrated',
	'pressed',
	'worker-started',
	'small-files-read',
	'tokenizer-made',
	'weights-read',
	'model-ready',
	'run-started',
	'first-answer',
	'first-answer-shown',
	'run-ended',
	'answer-shown'
] as const;

declare global {
	var pageTimes: Record<string, number>;
}

const PREFIX = 'textai:';

const timesSchema = z.record(z.string(), z.number());
type Times = z.infer<typeof timesSchema>;

/**
 * Where the time of a warm load goes: when each step was reached, in milliseconds since the start of navigation. Page and
 * worker note the times themselves (`adapters/browser/mark-stage.ts`); each visit in a browser started anew.
 */
export async function measureBreakdown(
	url: string,
	{ loads }: Effort,
	log: (line: string) => void
): Promise<BenchResult[]> {
	const results: BenchResult[] = [];
	for (const { id } of TOOLS) {
		const visits: Times[] = [];
		const profile = createProfile();
		try {
			// The first one fills the caches.
			for (let visit = 0; visit <= loads; visit += 1) {
				const page = await (await profile.open()).newPage();
				const times = await timesOfVisit(page, url, id);
				if (visit > 0) visits.push(times);
			}
		} finally {
			await profile.remove();
		}
		for (const step of STEPS) {
			const reached = visits.flatMap((times) => times[step] ?? []);
			if (reached.length > 0) results.push(summarize(`warm_at_ms_${id}_${step}`, 'ms', reached));
		}
		log(`${id}: ${visits.length} warm visits`);
	}
	return results;
}

async function timesOfVisit(page: Page, url: string, tool: ToolId): Promise<Times> {
	await page.addInitScript(notePageTimes);
	await watchAnswers(page);
	await page.goto(url + toolPath(tool), { waitUntil: 'commit' });
	await waitForHydration(page);
	await runTool(page, tool);
	const shown = await readAnswerTimes(page);
	const noted = timesSchema.parse(await page.evaluate(() => globalThis.pageTimes));
	const origin = await page.evaluate(() => performance.timeOrigin);
	const times: Times = { ...noted, 'first-answer-shown': shown.first, 'answer-shown': shown.whole };
	for (const worker of page.workers()) {
		const marks = await worker.evaluate(() =>
			performance
				.getEntriesByType('mark')
				.map(({ name, startTime }) => ({ name, at: performance.timeOrigin + startTime }))
		);
		for (const { name, at } of marks) {
			if (name.startsWith(PREFIX)) times[name.slice(PREFIX.length)] = at - origin;
		}
	}
	return times;
}

/** Runs in the page before all else. No function in it has a name: a compiler would call a helper that is not there. */
function notePageTimes(): void {
	const times: Record<string, number> = {};
	globalThis.pageTimes = times;
	new PerformanceObserver((list) => {
		for (const entry of list.getEntries()) {
			if (entry instanceof PerformanceNavigationTiming && entry.responseEnd > 0) {
				times['page-arrived'] = entry.responseEnd;
			}
		}
	}).observe({ type: 'navigation', buffered: true });
	addEventListener(
		'click',
		() => {
			if (!('pressed' in times)) times.pressed = performance.now();
		},
		{ capture: true }
	);
	new MutationObserver(() => {
		const isHydrated = document.documentElement.dataset.hydrated === 'true';
		if (isHydrated && !('hydrated' in times)) times.hydrated = performance.now();
	}).observe(document, { attributes: true, subtree: true, attributeFilter: ['data-hydrated'] });
}
