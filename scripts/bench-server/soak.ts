import type { BenchServerProcess, Figures } from './bench-server-process.ts';
import { type Load, type LoadResult, runLoad } from './load.ts';

const SAMPLE_MS = 5000;
/** Every so many samples the garbage is taken out before memory is read. */
const LIVE_EVERY = 12;

export interface SoakResult {
	readonly load: LoadResult;
	readonly seconds: number;
	readonly rate: number;
	readonly rssFirstMb: number;
	readonly rssLastMb: number;
	/** Slopes of the least-squares lines through the samples of the last three quarters. */
	readonly rssMbPerMinute: number;
	/** In use after the garbage is taken out, the database's memory among it. */
	readonly liveFirstMb: number;
	readonly liveLastMb: number;
	readonly liveMbPerMinute: number;
	/** Median of the samples, and the worst of them. */
	readonly delayP99Ms: { readonly median: number; readonly worst: number };
	readonly samples: number;
}

/** Load at a steady rate, and what it does to the server's memory and event loop. */
export async function soak(server: BenchServerProcess, load: Load): Promise<SoakResult> {
	const samples: (Figures & { readonly minute: number; readonly isLive: boolean })[] = [];
	const began = performance.now();
	const over = new AbortController();
	const sampling = (async () => {
		while (!over.signal.aborted) {
			await new Promise((resolve) => setTimeout(resolve, SAMPLE_MS));
			const isLive = samples.length % LIVE_EVERY === 0;
			const minute = (performance.now() - began) / 60_000;
			samples.push({ ...(await server.figures(isLive)), minute, isLive });
		}
	})();
	const result = await runLoad(load);
	over.abort();
	await sampling;
	const settled = samples.slice(Math.floor(samples.length / 4));
	const live = settled
		.filter(({ isLive }) => isLive)
		.map((one) => ({ ...one, mb: one.heapMb + one.externalMb }));
	const delays = samples.map(({ delayP99Ms }) => delayP99Ms).sort((a, b) => a - b);
	return {
		load: result,
		seconds: load.seconds,
		rate: load.rate ?? 0,
		rssFirstMb: samples.at(0)?.rssMb ?? 0,
		rssLastMb: samples.at(-1)?.rssMb ?? 0,
		rssMbPerMinute: slopeOf(settled.map(({ minute, rssMb }) => [minute, rssMb])),
		liveFirstMb: live.at(0)?.mb ?? 0,
		liveLastMb: live.at(-1)?.mb ?? 0,
		liveMbPerMinute: slopeOf(live.map(({ minute, mb }) => [minute, mb])),
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
