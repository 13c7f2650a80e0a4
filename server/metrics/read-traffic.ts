import type { RouteTraffic } from '#lib/domain/admin/server-facts.ts';

/** A value of the histogram as prom-client hands it out; buckets count all that stayed below their bound. */
interface Sample {
	readonly value: number;
	readonly metricName?: string;
	readonly labels: Readonly<Partial<Record<string, string | number>>>;
}

interface Sums {
	requests: number;
	refused: number;
	failed: number;
	/** Answers by the bound in seconds that they stayed below. */
	readonly buckets: Map<number, number>;
}

const MOST_ROUTES = 20;

/** Sums of all methods and statuses by route, the busiest first. */
export function readTraffic(samples: readonly Sample[]): readonly RouteTraffic[] {
	const routes = new Map<string, Sums>();
	for (const { value, metricName, labels } of samples) {
		const route = String(labels.route ?? '');
		const sums = routes.get(route) ?? newSums();
		routes.set(route, sums);
		if (metricName?.endsWith('_bucket') === true) {
			const bound = labels.le === '+Inf' ? Infinity : Number(labels.le);
			sums.buckets.set(bound, (sums.buckets.get(bound) ?? 0) + value);
		} else if (metricName?.endsWith('_count') === true) {
			const status = Number(labels.status);
			sums.requests += value;
			if (status >= 500) sums.failed += value;
			else if (status >= 400) sums.refused += value;
		}
	}
	return [...routes]
		.map(([route, { requests, refused, failed, buckets }]) => ({
			...{ route, requests, refused, failed },
			medianMs: boundOf(buckets, requests * 0.5) * 1000,
			p95Ms: boundOf(buckets, requests * 0.95) * 1000
		}))
		.sort((a, b) => b.requests - a.requests)
		.slice(0, MOST_ROUTES);
}

function newSums(): Sums {
	return { requests: 0, refused: 0, failed: 0, buckets: new Map() };
}

/** The lowest bound below which at least so many answers stayed; of those above all bounds the last one. */
function boundOf(buckets: ReadonlyMap<number, number>, wanted: number): number {
	const bounds = [...buckets].sort(([a], [b]) => a - b);
	const reached = bounds.find(([, below]) => below >= wanted)?.[0] ?? 0;
	const highest = bounds.filter(([bound]) => bound !== Infinity).at(-1)?.[0] ?? 0;
	return Math.min(reached, highest);
}
