import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HistoryItem } from '#lib/domain/history/history-entry.ts';
import { appendRows, heightOfRow, heightOfRows, rowsWithin } from './list-rows.ts';

const DAY_MS = 86_400_000;
const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);

function itemsOf(days: readonly number[]): HistoryItem[] {
	return days
		.toSorted((a, b) => b - a)
		.map((day, id) => ({
			facts: {
				id: String(id),
				userId: 'ann',
				tool: 'sentiment' as const,
				at: day * DAY_MS,
				updatedAt: 0,
				durationMs: 1,
				inputSize: 1,
				model: 'm',
				device: 'wasm' as const,
				isCached: false,
				isStarred: false,
				sealedNotes: new Uint8Array()
			},
			notes: { title: '', tags: [], excerpt: '' },
			isDamaged: false
		}));
}

const days = fc.array(fc.nat(4), { maxLength: 30 });

describe('appendRows', () => {
	it('puts a heading above the first entry of each day, however the pages fall', () => {
		fc.assert(
			fc.property(days, fc.nat(30), (given, cut) => {
				const items = itemsOf(given);
				const first = appendRows([], items.slice(0, cut), dayOf);
				const rows = appendRows(first, items.slice(cut), dayOf);
				expect(rows).toEqual(appendRows([], items, dayOf));
				const headings = rows.flatMap(({ day }) => day ?? []);
				expect(headings).toEqual([...new Set(items.map(({ facts }) => dayOf(facts.at)))]);
				expect(rows.map(({ item }) => item)).toEqual(items);
				let top = 0;
				for (const row of rows) {
					expect(row.top).toBe(top);
					top += heightOfRow(row);
				}
				expect(heightOfRows(rows)).toBe(top);
			})
		);
	});
});

describe('rowsWithin', () => {
	it('holds every row that touches the window, and few others', () => {
		fc.assert(
			fc.property(days, fc.nat(3000), fc.nat(800), (given, from, height) => {
				const rows = appendRows([], itemsOf(given), dayOf);
				const { start, end } = rowsWithin(rows, from, from + height, 0);
				rows.forEach((row, at) => {
					const touches = row.top < from + height && row.top + heightOfRow(row) > from;
					if (touches) expect(at >= start && at < end).toBe(true);
				});
				expect(end - start).toBeLessThanOrEqual(height / 72 + 2);
			})
		);
	});
});
