import type { BenchServerProcess, Figures } from './bench-server-process.ts';
import { type Load, type LoadResult, runLoad } from './load.ts';

const SAMPLE_MS = 5000;

export interface SoakResult {
	readonly load: LoadResult;
	readonly seconds: number;
	readonly rate: number;
	readonly rssFirstMb: number;
	readonly rssLastMb: number;
	/** Slope of the least-squares line through the samples of the last three quarters. */
	readonly rssMbPerMinute: number;
	readonly heapLastMb: number;
	/** Median of the samples, and the worst of them. */
	readonly delayP99Ms: { readonly median: number; readonly worst: number };
	readonly samples: number;
}

/** Load at a steady rate, and what it does to the server's memory and event loop. */
export async function soak(server: BenchServerProcess, load: Load): Promise<SoakResult> {
	const samples: (Figures & { readonly minute: number })[] = [];
	const began = performance.now();
	const over = new AbortController();
	const sampling = (async () => {
		while (!over.signal.aborted) {
			await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
			samples.push({ ...(await server.figures()), minute: (performance.now() - began) / 60_000 });
		}
	})();
	const result = await runLoad(load);
	over.abort();
	await sampling;
	const settled = samples.slice(Math.floor(samples.length / 4));
	const delays = samples.map(({ delayP99Ms }) => delayP99Ms).sort((a, b) => a - b);
	return {
		load: result,
		seconds: load.seconds,
		rate: load.rate ?? 0,
		rssFirstMb: samples.at(0)?.rssMb ?? 0,
		rssLastMb: samples.at(-1)?.rssMb ?? 0,
		rssMbPerMinute: slopeOf(settled.map(({ minute, rssMb }) => [minute, rssMb])),
		heapLastMb: samples.at(-1)?.heapMb ?? 0,
		delayP99Ms: {
			median: delays.at(Math.floor(delays.length / 2)) ?? 0,
			worst: delays.at(-1) ?? 0
		},
		samples: samples.length
	};
}

/** Least squares; 0 for fewer than two points. */
export function slopeOf(points: readonly (readonly [number, number])[]): number {
	const mean = (pick: 0 | 1) => points.reduce((sum, point) => sum + point[pick], 0) / points.length;
	const [x, y] = [mean(0), mean(1)];
	const spread = points.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
	if (!(spread > 0)) return 0;
	return points.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / spread;
}
