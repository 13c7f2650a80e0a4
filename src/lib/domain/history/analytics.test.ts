import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeHistory } from './analytics.ts';
import type { EntryFacts } from './history-entry.ts';
import { localClock } from './local-time.ts';

const TOOLS = ['sentiment', 'summary', 'fake-news', 'job-match'] as const;
const HOUR = 3_600_000;
const BASE = Date.UTC(2026, 2, 27);

const entries = fc.array(
	fc.record({
		tool: fc.constantFrom(...TOOLS),
		at: fc.integer({ min: BASE, max: BASE + 5 * 24 * HOUR }),
		outcome: fc.option(fc.constantFrom('positive', 'negative', 'mixed'), { nil: undefined }),
		durationMs: fc.integer({ min: 0, max: 5000 }),
		inputSize: fc.integer({ min: 0, max: 9000 }),
		device: fc.constantFrom('wasm' as const, 'webgpu' as const),
		isCached: fc.boolean()
	}),
	{ maxLength: 60 }
);

function toFacts(parts: Partial<EntryFacts>, id: number): EntryFacts {
	return {
		id: String(id),
		userId: 'ann',
		tool: 'sentiment',
		at: BASE,
		updatedAt: BASE,
		durationMs: 1,
		inputSize: 1,
		outcome: undefined,
		model: 'm',
		device: 'wasm',
		isCached: false,
		isStarred: false,
		sealedNotes: new Uint8Array(),
		...parts
	};
}

/** What a person would do with pen and paper: pick the entries of each row, and count them. */
function recount(facts: readonly EntryFacts[], timeZone: string) {
	const days = new Intl.DateTimeFormat('sv-SE', { timeZone });
	const hours = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit' });
	const all = facts.map((entry) => {
		return { ...entry, day: days.format(entry.at), hour: Number(hours.format(entry.at)) };
	});
	const dayNames = [...new Set(all.map(({ day }) => day))].sort();
	const computed = all.filter((entry) => !entry.isCached);
	const starts = [...new Set(computed.map(({ at }) => at - (at % HOUR)))].sort((a, b) => a - b);
	return {
		runs: all.length,
		byDay: dayNames.map((day) => ({ day, runs: all.filter((e) => e.day === day).length })),
		byHour: Array.from({ length: 24 }, (_, h) => all.filter((e) => e.hour === h).length),
		byTool: TOOLS.map((tool) => ({ tool, runs: all.filter((e) => e.tool === tool).length })),
		cacheHitRate: all.length ? (all.length - computed.length) / all.length : 0,
		limitUse: starts.map((start) => ({
			start,
			used: computed.filter(({ at }) => at >= start && at < start + HOUR).length
		}))
	};
}

describe('analyzeHistory', () => {
	it.each(['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'America/St_Johns'])(
		'equals a naive recount in %s, over a change of the clocks',
		(timeZone) => {
			fc.assert(
				fc.property(entries, (parts) => {
					const all = parts.map(toFacts);
					expect(analyzeHistory(all, timeZone)).toMatchObject(recount(all, timeZone));
				})
			);
		}
	);

	it('shares out labels so that each tool adds up, by day as in all', () => {
		fc.assert(
			fc.property(entries, (parts) => {
				const all = parts.map(toFacts);
				const { labels, labelsByDay, sentiment } = analyzeHistory(all, 'UTC');
				for (const tool of TOOLS) {
					const own = labels.filter((label) => label.tool === tool);
					const labelled = all.filter((e) => e.tool === tool && e.outcome !== undefined);
					expect(own.reduce((sum, { runs }) => sum + runs, 0)).toBe(labelled.length);
					if (own.length > 0) expect(own.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1);
					for (const { label, runs } of own) {
						expect(labelled.filter(({ outcome }) => outcome === label)).toHaveLength(runs);
						const daily = labelsByDay.filter((row) => row.tool === tool && row.label === label);
						expect(daily.reduce((sum, row) => sum + row.runs, 0)).toBe(runs);
					}
				}
				for (const { day, balance, runs } of sentiment) {
					const own = all.filter(
						(e) =>
							e.tool === 'sentiment' && e.outcome && new Date(e.at).toISOString().startsWith(day)
					);
					const sum = own.reduce(
						(total, { outcome }) =>
							total + (outcome === 'positive' ? 1 : outcome === 'negative' ? -1 : 0),
						0
					);
					expect([balance, runs]).toEqual([sum / own.length, own.length]);
				}
			})
		);
	});

	it('tells time and speed by device, without answers from the cache', () => {
		const times = [10, 20, 30, 40, 1000];
		const all = times.map((durationMs, id) => toFacts({ durationMs, inputSize: 110 }, id));
		const cached = toFacts({ durationMs: 1, isCached: true }, 9);
		expect(analyzeHistory([...all, cached], 'UTC').devices).toEqual([
			{ device: 'wasm', runs: 5, totalMs: 1100, medianMs: 30, p90Ms: 1000, speed: 500 }
		]);
	});
});

describe('localClock', () => {
	it('knows half hours and the night that lacks one', () => {
		expect(localClock('Asia/Kolkata')(Date.UTC(2026, 0, 1, 18, 30))).toEqual({
			day: '2026-01-02',
			hour: 0
		});
		const berlin = localClock('Europe/Berlin');
		expect(berlin(Date.UTC(2026, 2, 29, 0, 59)).hour).toBe(1);
		expect(berlin(Date.UTC(2026, 2, 29, 1, 0)).hour).toBe(3);
	});
});
