import type { HistoryItem } from '#lib/domain/history/history-entry.ts';

/** Pixels; the list is long and shows a window of itself, so every row has a height that is known ahead. */
export const ROW_HEIGHT = 72;
export const HEADING_HEIGHT = 44;

export interface ListRow {
	readonly item: HistoryItem;
	/** Day that begins with this entry, as `2026-11-23`; its heading stands above the entry. */
	readonly day: string | undefined;
	/** Pixels from the top of the list. */
	readonly top: number;
}

/**
 * The rows with further entries below them.
 * @param dayOf by the clock of this device
 */
export function appendRows(
	rows: readonly ListRow[],
	items: readonly HistoryItem[],
	dayOf: (at: number) => string
): ListRow[] {
	const last = rows.at(-1);
	let day = last && dayOf(last.item.facts.at);
	let top = heightOfRows(rows);
	const added = items.map((item): ListRow => {
		const own = dayOf(item.facts.at);
		const row = { item, day: own === day ? undefined : own, top };
		day = own;
		top += heightOfRow(row);
		return row;
	});
	return [...rows, ...added];
}

export function heightOfRow({ day }: Pick<ListRow, 'day'>): number {
	return ROW_HEIGHT + (day === undefined ? 0 : HEADING_HEIGHT);
}

export function heightOfRows(rows: readonly ListRow[]): number {
	const last = rows.at(-1);
	return last ? last.top + heightOfRow(last) : 0;
}

/**
 * Rows that touch a window of the list.
 * @param from,until pixels from the top of the list
 * @param overscan rows more at both ends, so that the keyboard finds its next one
 */
export function rowsWithin(
	rows: readonly ListRow[],
	from: number,
	until: number,
	overscan: number
): { readonly start: number; readonly end: number } {
	const first = Math.max(0, firstFrom(rows, from) - 1);
	const last = firstFrom(rows, until);
	return { start: Math.max(0, first - overscan), end: Math.min(rows.length, last + overscan) };
}

/** Index of the first row that begins at or below this height. */
function firstFrom(rows: readonly ListRow[], height: number): number {
	let low = 0;
	let high = rows.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((rows[middle]?.top ?? 0) < height) low = middle + 1;
		else high = middle;
	}
	return low;
}
