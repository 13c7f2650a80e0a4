import { splitColumns } from './pdf-columns.ts';
import { buildSegments, median } from './pdf-segments.ts';
import type { PdfRun, Row } from './pdf-segments.ts';

/** Where a line ends in a hyphen that may only be there because the line ends. */
export const LINE_END_HYPHEN = '-\u00AD';

/** In font sizes. */
const CELL_GAP = 2;
/** As multiples of the usual distance of two lines in the block. */
const PARAGRAPH_LEADING = 1.35;

const BULLET = /^(?:[•◦▪▫●○■□‣⁃∙·*–—-]|\(?(?:\d{1,3}|[a-z])[.)])(?=\s|$)/iu;

interface Line {
	readonly text: string;
	readonly left: number;
	readonly right: number;
	readonly y: number;
	readonly size: number;
	readonly hasCells: boolean;
}

function toLine(row: Row): Line {
	let text = '';
	let hasCells = false;
	row.segments.forEach((segment, index) => {
		const before = row.segments[index - 1];
		if (before) {
			const isCell = segment.left - before.right > CELL_GAP * row.size && !BULLET.test(text);
			hasCells ||= isCell;
			text += isCell ? '\t' : ' ';
		}
		text += segment.text;
	});
	const left = row.segments[0]?.left ?? 0;
	const right = Math.max(...row.segments.map((segment) => segment.right));
	return { text, left, right, y: row.y, size: row.size, hasCells };
}

/** Whether the first word of the next line would still have found room: then the break was meant. */
function hadRoom(line: Line, next: Line, edge: number): boolean {
	const letters = next.text.length || 1;
	const firstWord = next.text.split(/\s/u, 1)[0]?.length ?? 0;
	// A word may be a good deal wider than its share of the line's letters.
	const needed = (1.2 * (next.right - next.left) * (firstWord + 1)) / letters;
	return line.right + needed < edge - 0.5 * line.size;
}

function isContinued(line: Line, next: Line, edge: number): boolean {
	if (line.hasCells || next.hasCells || BULLET.test(next.text)) return false;
	if (Math.abs(line.size - next.size) > 0.08 * line.size) return false;
	// An indented first line begins a paragraph; a list item's lines are indented by its bullet.
	const indent = (next.left - line.left) / line.size;
	if (indent > (BULLET.test(line.text) ? 3 : 0.8)) return false;
	return !hadRoom(line, next, edge);
}

function join(text: string, next: string): string {
	if (/\p{L}-$/u.test(text) && /^\p{Ll}/u.test(next)) {
		return `${text.slice(0, -1)}${LINE_END_HYPHEN}${next}`;
	}
	// Chinese and Japanese put no space between lines.
	const isDense = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]$/u.test(text);
	return isDense || text.endsWith('\u00AD') ? text + next : `${text} ${next}`;
}

function blockText(rows: readonly Row[]): string {
	const lines = rows.map(toLine);
	const edge = Math.max(...lines.map((line) => line.right));
	const leadings = lines
		.slice(1)
		.map((line, index) => (line.y - (lines[index]?.y ?? 0)) / line.size);
	const usual = Math.max(median(leadings), 1);
	// Names, dates and skills stand in short lines, and none of them goes on in the next.
	const isProse = median(lines.map((line) => line.text.split(/\s+/u).length)) >= 3;
	let text = '';
	lines.forEach((line, index) => {
		const before = lines[index - 1];
		const leading = (leadings[index - 1] ?? 0) / usual;
		if (!before) text = line.text;
		else if (leading > PARAGRAPH_LEADING) text += `\n\n${line.text}`;
		else if (isProse && isContinued(before, line, edge)) text = join(text, line.text);
		else text += `\n${line.text}`;
	});
	return text;
}

/** The text of a page in reading order, its paragraphs apart by an empty line. */
export function layoutPage(runs: readonly PdfRun[]): string {
	return splitColumns(buildSegments(runs)).map(blockText).join('\n\n');
}
