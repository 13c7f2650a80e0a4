import { groupRows, median } from './pdf-segments.ts';
import type { Row, Segment } from './pdf-segments.ts';

/** Lengths in font sizes of the body text. */
const MIN_GUTTER = 0.8;
const MIN_COLUMN = 6;
const MIN_PROSE_COLUMN = 12;
const MIN_ROWS = 3;
const MAX_CANDIDATES = 200;

/** Consecutive rows that no segment crosses at one x. */
interface Band {
	readonly x: number;
	readonly first: number;
	/** Index of the last row. */
	readonly last: number;
	readonly score: number;
}

const isLeftOf = (segment: Segment, x: number): boolean => segment.left < x - 0.01;

function crosses(row: Row, x: number, gutter: number): boolean {
	return row.segments.some((segment) => isLeftOf(segment, x) && segment.right > x - gutter);
}

const width = (segments: readonly Segment[]): number =>
	Math.max(...segments.map((one) => one.right)) - Math.min(...segments.map((one) => one.left));

/** Full lines of several words: running text and not the cells of a table. */
function isProse(segments: readonly Segment[], size: number): boolean {
	const column = width(segments);
	const words = median(segments.map((segment) => segment.text.split(/\s+/u).length));
	const filled = median(segments.map((segment) => segment.right - segment.left)) / column;
	return column >= MIN_PROSE_COLUMN * size && words >= 3 && filled > 0.6;
}

/**
 * Tells columns, which are read one after the other, from tables and from dates at the right margin,
 * which are read row by row. A table writes its cells row by row, on common baselines and short.
 */
function areColumns(rows: readonly Row[], x: number, size: number): boolean {
	const sides = rows.map((row) => ({
		left: row.segments.filter((segment) => isLeftOf(segment, x)),
		right: row.segments.filter((segment) => !isLeftOf(segment, x))
	}));
	const left = sides.flatMap((side) => side.left);
	const right = sides.flatMap((side) => side.right);
	const leftRows = sides.filter((side) => side.left.length > 0).length;
	const rightRows = sides.filter((side) => side.right.length > 0).length;
	const fewer = Math.min(leftRows, rightRows);
	if (fewer < MIN_ROWS) return false;
	if (Math.min(width(left), width(right)) < MIN_COLUMN * size) return false;
	const shared = sides.filter((side) => side.left.length > 0 && side.right.length > 0).length;
	if (shared / fewer < 0.7) return true;
	const inOrder = [...left, ...right].sort((a, b) => a.order - b.order);
	const changes = inOrder.filter((segment, index) => {
		const before = inOrder[index - 1];
		return before !== undefined && isLeftOf(before, x) !== isLeftOf(segment, x);
	}).length;
	if (changes <= 1 + fewer * 0.2) return true;
	return isProse(left, size) && isProse(right, size);
}

/**
 * Ends a band where its right side ends, if wide text follows: a heading below both columns then
 * stays with the text that it heads.
 */
function trimEnd(rows: readonly Row[], x: number, first: number, last: number): number {
	if (last === rows.length - 1) return last;
	let end = last;
	while (end > first && rows[end]?.segments.every((segment) => isLeftOf(segment, x))) end -= 1;
	let widest = 0;
	let cut = last;
	for (let index = Math.max(end, first + 1); index < last; index++) {
		const gap = (rows[index + 1]?.y ?? 0) - (rows[index]?.y ?? 0);
		if (gap > widest) [widest, cut] = [gap, index];
	}
	return cut;
}

function bandsAt(rows: readonly Row[], x: number, size: number): Band[] {
	const bands: Band[] = [];
	const gutter = MIN_GUTTER * size;
	let first = 0;
	for (let index = 0; index <= rows.length; index++) {
		const row = rows[index];
		if (row && !crosses(row, x, gutter)) continue;
		const last = index - 1;
		if (last - first + 1 >= MIN_ROWS) {
			const cut = trimEnd(rows, x, first, last);
			const inside = rows.slice(first, cut + 1);
			if (areColumns(inside, x, size)) bands.push({ x, first, last: cut, score: inside.length });
		}
		first = index + 1;
	}
	return bands;
}

function bestBand(rows: readonly Row[], size: number): Band | undefined {
	const starts = rows.flatMap((row) => row.segments.slice(1).map((segment) => segment.left));
	const alone = rows.flatMap((row) => row.segments.slice(0, 1).map((segment) => segment.left));
	const minimum = Math.min(...alone);
	const candidates = [...starts, ...alone].filter((x) => x > minimum + MIN_COLUMN * size);
	const distinct = [...new Set(candidates.map((x) => Math.floor(x)))].slice(0, MAX_CANDIDATES);
	return distinct
		.flatMap((x) => bandsAt(rows, x, size))
		.reduce<Band | undefined>(
			(best, band) => (best && best.score >= band.score ? best : band),
			undefined
		);
}

/**
 * Cuts a page into blocks in reading order: what stands above columns, the columns from left to
 * right (cut further in the same way), what stands below. Within a block, rows are read in full.
 */
export function splitColumns(segments: readonly Segment[]): Row[][] {
	const rows = groupRows(segments);
	const size = median(segments.map((segment) => segment.size));
	const band = bestBand(rows, size);
	if (!band) return rows.length > 0 ? [rows] : [];
	const of = (some: readonly Row[]) => some.flatMap((row) => row.segments);
	const inside = of(rows.slice(band.first, band.last + 1));
	return [
		of(rows.slice(0, band.first)),
		inside.filter((segment) => isLeftOf(segment, band.x)),
		inside.filter((segment) => !isLeftOf(segment, band.x)),
		of(rows.slice(band.last + 1))
	].flatMap(splitColumns);
}
