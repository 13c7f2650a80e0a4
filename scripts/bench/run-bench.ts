import { describeMachine, describeVersions } from '#scripts/eval/machine.ts';
import { openSite } from './app-site.ts';
import { measureBatch } from './batch.ts';
import { FULL, QUICK } from './effort.ts';
import { measureHistory } from './history.ts';
import { measureFirstPage } from './first-page.ts';
import { measureCached, measureLoads } from './loads.ts';
import { measureMemory } from './memory.ts';
import type { BenchReport } from './report.ts';
import { measureThroughput } from './throughput.ts';

const MINUTE_MS = 60_000;

/** Longest that one part may take, before everything is given up and the browser is ended. */
const LIMITS_MS = {
	firstPage: 2 * MINUTE_MS,
	loads: 30 * MINUTE_MS,
	cached: 3 * MINUTE_MS,
	memory: 10 * MINUTE_MS,
	throughput: 30 * MINUTE_MS,
	history: 15 * MINUTE_MS,
	batch: 40 * MINUTE_MS
};

export interface BenchOptions {
	readonly isQuick: boolean;
	/** Builds the app where the build is stale. */
	readonly mayBuild: boolean;
	readonly log: (line: string) => void;
}

/** Measures everything, one after the other, on the production build. */
export async function runBench({ isQuick, mayBuild, log }: BenchOptions): Promise<BenchReport> {
	const effort = isQuick ? QUICK : FULL;
	const site = await openSite({ mayBuild });
	try {
		const firstPage = await within(LIMITS_MS.firstPage, 'first page', measureFirstPage(site.url));
		log(`first page: ${firstPage.median} bytes of JavaScript, gzipped`);
		const cached = await within(LIMITS_MS.cached, 'cached', measureCached(site.url, effort));
		log(`cached answer: ${cached.median} ms`);
		const loads = await within(LIMITS_MS.loads, 'loads', measureLoads(site.url, effort, log));
		const memory = await within(LIMITS_MS.memory, 'memory', measureMemory(site.url, effort));
		for (const { name, median } of memory.results) log(`${name}: ${median}`);
		const throughput = await within(
			LIMITS_MS.throughput,
			'throughput',
			measureThroughput(effort, log)
		);
		const history = await within(
			LIMITS_MS.history,
			'history',
			measureHistory(site.url, effort, log)
		);
		for (const { name, median } of history) log(`${name}: ${median}`);
		const batch = await within(LIMITS_MS.batch, 'batch', measureBatch(effort, log));
		return {
			date: new Date().toISOString(),
			quick: isQuick,
			machine: describeMachine(),
			versions: { ...describeVersions(), browser: throughput.browser },
			results: [
				firstPage,
				cached,
				...loads,
				...memory.results,
				...history,
				...throughput.results,
				...batch.results
			],
			ratios: { ...throughput.ratios, ...batch.ratios },
			memory_method: memory.method
		};
	} finally {
		site.close();
	}
}

/** What is measured when the time is over ends with the process, its browser too. */
async function within<T>(limitMs: number, part: string, work: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new Error(`The part "${part}" took more than ${limitMs / MINUTE_MS} minutes.`));
		}, limitMs);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
