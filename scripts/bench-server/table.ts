import type { Machine } from '#scripts/eval/machine.ts';
import type { LoadResult } from './load.ts';
import type { SoakResult } from './soak.ts';

/** The default would go on filling for eight minutes, and its growth would hide any other. */
export const CACHE_MB = 8;

export interface BenchReport {
	readonly machine: Machine;
	readonly versions: Readonly<Record<string, string>>;
	/** Of each measurement. */
	readonly seconds: number;
	readonly results: readonly LoadResult[];
	readonly soak: SoakResult | undefined;
}

/** `docs/performance-server.md`. */
export function toTable({ machine, versions, seconds, results, soak }: BenchReport): string {
	const rows = results.map(
		(result) =>
			`| ${result.name} | ${result.texts} | ${result.connections} | ${one(result.requestsPerSecond)} | ${one(result.textsPerSecond)} | ${result.p50Ms} | ${result.p99Ms} | ${result.failures} |`
	);
	return [
		'# How fast the server is',
		'',
		'Written by `npm run bench:server -- --out bench-server.json --table docs/performance-server.md`.',
		'',
		`${machine.cpu}, ${machine.cores} cores, ${machine.memory_gb} GB, ${machine.os}; ${Object.entries(
			versions
		)
			.map(([name, version]) => `${name} ${version}`)
			.join(', ')}.`,
		`The server (PGlite, default settings but for a cache of ${CACHE_MB} MB, which is full before the last three quarters of the endurance) and the load generator (autocannon) share these cores. ${seconds} seconds a row, sentiment without explanation, texts of 15 to 45 tokens. Known texts are answered from the cache.`,
		'',
		'| Texts | in a request | connections | requests/s | texts/s | p50 ms | p99 ms | failures |',
		'| --- | --: | --: | --: | --: | --: | --: | --: |',
		...rows,
		'',
		...(soak ? describeSoak(soak) : ['Endurance was not measured in this run.']),
		''
	].join('\n');
}

function describeSoak(soak: SoakResult): string[] {
	return [
		`Endurance: ${soak.seconds} seconds at ${soak.rate} requests a second (80 % of what 16 connections got), new texts: p50 ${soak.load.p50Ms} ms, p99 ${soak.load.p99Ms} ms, ${soak.load.failures} failures. In use after collecting garbage, over the last three quarters: ${one(soak.liveFirstMb)} MB, then ${one(soak.liveLastMb)} MB, slope ${one(soak.liveMbPerMinute)} MB a minute. The whole process, garbage and models included: ${one(soak.rssFirstMb)} MB at first, ${one(soak.rssLastMb)} MB at last, slope ${one(soak.rssMbPerMinute)} MB a minute. Delay of the event loop (p99 of each 5 seconds): median ${one(soak.delayP99Ms.median)} ms, worst ${one(soak.delayP99Ms.worst)} ms.`
	];
}

function one(value: number): string {
	return value.toFixed(1);
}
