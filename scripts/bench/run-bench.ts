import { describeMachine, describeVersions } from '#scripts/eval/machine.ts';
import { openSite } from './app-site.ts';
import { measureBackup } from './backup.ts';
import { measureBatch } from './batch.ts';
import { measureBreakdown } from './breakdown.ts';
import { type Effort, FULL, QUICK } from './effort.ts';
import { measureHistory } from './history.ts';
import { measureFirstPage } from './first-page.ts';
import { measureCached, measureLoads } from './loads.ts';
import { measureMemory } from './memory.ts';
import type { BenchReport } from './report.ts';
import type { BenchResult } from './statistics.ts';
import { measureThroughput } from './throughput.ts';

const MINUTE_MS = 60_000;

/** Longest that one part may take, in minutes, before everything is given up and the browser is ended. */
const LIMITS = {
	'first-page': 2,
	cached: 3,
	loads: 30,
	breakdown: 10,
	memory: 10,
	throughput: 30,
	history: 15,
	backup: 20,
	batch: 40
} as const;

export type Part = keyof typeof LIMITS;

export function isPart(name: string): name is Part {
	return Object.hasOwn(LIMITS, name);
}

export const PARTS: readonly Part[] = Object.keys(LIMITS).filter(isPart);

export interface BenchOptions {
	readonly parts: readonly Part[];
	readonly isQuick: boolean;
	/** Fresh profiles and visits a tool, where not as many as usual. */
	readonly loads?: number | undefined;
	/** Builds the app where the build is stale. */
	readonly mayBuild: boolean;
	readonly log: (line: string) => void;
}

interface Measured {
	readonly results: readonly BenchResult[];
	readonly ratios?: Readonly<Record<string, number>>;
	readonly browser?: string;
	/** How memory was read. */
	readonly method?: string;
}

/** Measures one part after the other, on the production build. */
export async function runBench(options: BenchOptions): Promise<BenchReport> {
	const { parts, isQuick, mayBuild, log } = options;
	const usual = isQuick ? QUICK : FULL;
	const effort = { ...usual, loads: options.loads ?? usual.loads };
	const site = await openSite({ mayBuild });
	try {
		const measured: Measured[] = [];
		for (const part of parts) {
			const found = await within(LIMITS[part], part, measure(part, site.url, effort, log));
			for (const { name, unit, median } of found.results) log(`${name}: ${median} ${unit}`);
			measured.push(found);
		}
		const browser = measured.find((found) => found.browser !== undefined)?.browser;
		const method = measured.find((found) => found.method !== undefined)?.method;
		return {
			date: new Date().toISOString(),
			quick: isQuick,
			machine: describeMachine(),
			versions: { ...describeVersions(), ...(browser === undefined ? {} : { browser }) },
			results: measured.flatMap(({ results }) => results),
			ratios: Object.fromEntries(measured.flatMap(({ ratios = {} }) => Object.entries(ratios))),
			...(method === undefined ? {} : { memory_method: method })
		};
	} finally {
		site.close();
	}
}

async function measure(
	part: Part,
	url: string,
	effort: Effort,
	log: (line: string) => void
): Promise<Measured> {
	switch (part) {
		case 'first-page':
			return { results: [await measureFirstPage(url)] };
		case 'cached':
			return { results: [await measureCached(url, effort)] };
		case 'loads':
			return { results: await measureLoads(url, effort, log) };
		case 'breakdown':
			return { results: await measureBreakdown(url, effort, log) };
		case 'memory':
			return measureMemory(url, effort);
		case 'throughput':
			return measureThroughput(effort, log);
		case 'history':
			return { results: await measureHistory(url, effort, log) };
		case 'backup':
			return { results: await measureBackup(url, effort, log) };
		case 'batch':
			return measureBatch(effort, log);
	}
}

/** What is measured when the time is over ends with the process, its browser too. */
async function within<T>(minutes: number, part: Part, work: Promise<T>): Promise<T> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const late = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new Error(`The part "${part}" took more than ${minutes} minutes.`));
		}, minutes * MINUTE_MS);
	});
	try {
		return await Promise.race([work, late]);
	} finally {
		clearTimeout(timer);
	}
}
