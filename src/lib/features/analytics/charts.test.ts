import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeHistory } from '#lib/domain/history/analytics.ts';
import type { ReadableFacts } from '#lib/domain/history/history-entry.ts';
import { fits } from '#lib/domain/history/history-query.ts';
import { NO_FILTER, toHistoryFilter } from '#lib/features/history/history-address.ts';
import { TIME_ZONE } from '#lib/features/history/local-day.ts';
import { toCsv } from './chart.ts';
import { chartsOf, wordChart } from './charts.ts';

const HOUR_MS = 3_600_000;
const BASE = Date.UTC(2026, 4, 10);

const histories = fc
	.array(
		fc.record({
			tool: fc.constantFrom('sentiment' as const, 'summary' as const, 'fake-news' as const),
			at: fc.integer({ min: BASE, max: BASE + 70 * HOUR_MS }),
			outcome: fc.constantFrom('positive', 'negative', 'mixed', undefined),
			isCached: fc.boolean()
		}),
		{ minLength: 1, maxLength: 30 }
	)
	.map((parts) =>
		parts.map((part, id): ReadableFacts => ({
			...part,
			id: String(id),
			userId: 'ann',
			updatedAt: 0,
			durationMs: 5,
			inputSize: 7,
			model: 'm',
			device: 'wasm',
			isStarred: false
		}))
	);

function chartsFor(all: readonly ReadableFacts[]) {
	return chartsOf(analyzeHistory(all, TIME_ZONE), {}, (start) => new Date(start).toISOString());
}

describe('chartsOf', () => {
	it('leads from every bar to exactly the entries that it counts', () => {
		fc.assert(
			fc.property(histories, (all) => {
				for (const chart of chartsFor(all)) {
					if (!['runs-by-day', 'runs-by-tool'].includes(chart.id)) continue;
					chart.labels.forEach((_, at) => {
						const shown = { ...NO_FILTER, ...chart.entriesOf?.(at, 0) };
						const behind = all.filter((facts) => fits(facts, toHistoryFilter(shown)));
						expect(behind).toHaveLength(chart.series[0]?.values[at] ?? -1);
					});
				}
			})
		);
	});

	it('shares out each day whole, and leads to the entries of a label', () => {
		fc.assert(
			fc.property(histories, (all) => {
				const shares = chartsFor(all).filter(({ kind }) => kind === 'shares');
				for (const { labels, series, entriesOf } of shares) {
					labels.forEach((_, at) => {
						const whole = entriesOf?.(at, -1);
						const ofDay = all.filter(
							(facts) =>
								facts.outcome !== undefined &&
								fits(facts, toHistoryFilter({ ...NO_FILTER, ...whole }))
						);
						expect(series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0)).toBeCloseTo(1);
						series.forEach(({ values }, which) => {
							const filter = toHistoryFilter({ ...NO_FILTER, ...entriesOf?.(at, which) });
							const own = ofDay.filter((facts) => fits(facts, filter));
							expect(values[at]).toBeCloseTo(own.length / ofDay.length);
						});
					});
				}
			})
		);
	});

	it('leaves out charts that would be empty', () => {
		const ids = chartsFor([]).map(({ id }) => id);
		expect(ids).toEqual(['runs-by-hour']);
	});
});

it('writes the figures as CSV, quoted where it must be', () => {
	const chart = wordChart(
		[
			{ word: 'river', entries: 3 },
			{ word: 'a "b", c', entries: 1 }
		],
		{ tool: 'summary' }
	);
	expect(toCsv(chart)).toBe('Word,Entries\r\nriver,3\r\n"a ""b"", c",1\r\n');
	expect(chart.entriesOf?.(0, 0)).toEqual({ tool: 'summary', text: 'river' });
});
