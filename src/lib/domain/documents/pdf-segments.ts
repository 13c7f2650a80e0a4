/** A piece of text as a PDF places it. Lengths are in points, x runs to the right and y down. */
export interface PdfRun {
	readonly text: string;
	readonly x: number;
	/** Baseline. */
	readonly y: number;
	readonly width: number;
	/** Font size. */
	readonly size: number;
	/** White space stood between this piece and the one before it. */
	readonly spaceBefore: boolean;
	readonly isRightToLeft: boolean;
}

/** Neighbouring pieces of one line, without a wide gap in between. */
export interface Segment {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly y: number;
	readonly size: number;
	/** Place in the file's own order, which is evidence of what belongs together. */
	readonly order: number;
}

/** Text on one baseline. */
export interface Row {
	readonly y: number;
	readonly size: number;
	readonly segments: readonly Segment[];
}

/** Measured in font sizes, on the spacing that word processors, browsers and TeX produce. */
const SAME_BASELINE = 0.35;
const WORD_GAP = 0.2;
const WIDE_GAP = 1;
const WIDE_GAP_OUT_OF_ORDER = 0.45;

const byX = (a: { left: number }, b: { left: number }): number => a.left - b.left;

/** Groups what stands on one baseline, from the top down; raised and lowered signs join their line. */
function groupByBaseline<T extends { y: number; size: number }>(items: readonly T[]): T[][] {
	const groups: { y: number; size: number; items: T[] }[] = [];
	for (const item of [...items].sort((a, b) => a.y - b.y)) {
		const last = groups.at(-1);
		const tolerance = SAME_BASELINE * Math.max(item.size, last?.size ?? 0);
		if (last && item.y - last.y <= tolerance) {
			last.items.push(item);
			if (item.size > last.size) Object.assign(last, { size: item.size, y: item.y });
		} else {
			groups.push({ y: item.y, size: item.size, items: [item] });
		}
	}
	return groups.map((group) => group.items);
}

interface PlacedRun extends PdfRun {
	readonly left: number;
	readonly order: number;
}

function isApart(before: PlacedRun, run: PlacedRun): boolean {
	const gap = Math.abs(run.left - before.left - before.width) / Math.max(before.size, run.size);
	const isInOrder = Math.abs(run.order - before.order) === 1;
	return gap > (isInOrder ? WIDE_GAP : WIDE_GAP_OUT_OF_ORDER);
}

function joinRuns(runs: readonly PlacedRun[]): Segment {
	const isRightToLeft = runs.filter((run) => run.isRightToLeft).length * 2 > runs.length;
	const left = Math.min(...runs.map((run) => run.left));
	const right = Math.max(...runs.map((run) => run.left + run.width));
	const ordered = isRightToLeft ? [...runs].reverse() : runs;
	let text = '';
	ordered.forEach((run, index) => {
		const before = ordered[index - 1];
		const [first, second] = isRightToLeft ? [run, before] : [before, run];
		const gap = first && second ? second.left - first.left - first.width : 0;
		const isWordBreak = run.spaceBefore || gap > WORD_GAP * run.size;
		text += before && isWordBreak && !/\s$/u.test(text) ? ` ${run.text}` : run.text;
	});
	const size = Math.max(...runs.map((run) => run.size));
	const body = runs.find((run) => run.size === size);
	const order = Math.min(...runs.map((run) => run.order));
	return { text: text.trim(), left, right, y: body?.y ?? 0, size, order };
}

/** Puts the pieces of a page together to segments. */
export function buildSegments(runs: readonly PdfRun[]): Segment[] {
	const placed = runs.map((run, order) => ({ ...run, left: run.x, order }));
	const segments: Segment[] = [];
	for (const line of groupByBaseline(placed)) {
		let open: PlacedRun[] = [];
		for (const run of line.sort(byX)) {
			const before = open.at(-1);
			if (before && isApart(before, run)) {
				segments.push(joinRuns(open));
				open = [];
			}
			open.push(run);
		}
		if (open.length > 0) segments.push(joinRuns(open));
	}
	return segments.filter((segment) => segment.text !== '');
}

/** The rows of some segments, from the top down, each from left to right. */
export function groupRows(segments: readonly Segment[]): Row[] {
	return groupByBaseline(segments).map((group) => {
		const tallest = group.reduce((a, b) => (b.size > a.size ? b : a));
		return { y: tallest.y, size: tallest.size, segments: group.sort(byX) };
	});
}

export function median(values: readonly number[]): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
