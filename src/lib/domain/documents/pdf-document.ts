import { LINE_END_HYPHEN } from './pdf-paragraphs.ts';

/** Lines at the edges of pages that repeat on at least this many of them are not part of the text. */
const MIN_REPEATS = 3;
const EDGE_LINES = 2;

/** Page numbers differ from page to page, the rest of a running line does not. */
const pattern = (line: string): string => line.trim().replace(/\d+/gu, '#');

const edges = (lines: readonly string[]): string[] => [
	...lines.slice(0, EDGE_LINES),
	...lines.slice(EDGE_LINES).slice(-EDGE_LINES)
];

/** Running headers, footers and page numbers, as patterns. */
function runningLines(pages: readonly (readonly string[])[]): Set<string> {
	const counts = new Map<string, number>();
	for (const lines of pages) {
		for (const key of new Set(edges(lines).map(pattern)))
			counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const needed = Math.max(MIN_REPEATS, pages.length / 2);
	return new Set([...counts].filter(([, times]) => times >= needed).map(([key]) => key));
}

function dropRunning(text: string, running: ReadonlySet<string>): string {
	const lines = text.split('\n');
	const filled = lines.flatMap((line, index) => (line.trim() === '' ? [] : [index]));
	const atEdge = new Set([...filled.slice(0, EDGE_LINES), ...filled.slice(-EDGE_LINES)]);
	return lines
		.filter((line, index) => !(atEdge.has(index) && running.has(pattern(line))))
		.join('\n')
		.trim();
}

/** Automatic hyphenation leaves a hyphen at least this often, in characters. */
const HYPHENATED_EVERY = 2_000;

/**
 * Decides about hyphens at line ends by the document's own words: `imple-mentation` is joined,
 * `full-stack` keeps its hyphen where that form, or one of its parts as a word, stands elsewhere.
 * Without such evidence it depends on whether the document breaks words at all.
 */
function resolveHyphens(text: string): string {
	const marks = text.split(LINE_END_HYPHEN).length - 1;
	if (marks === 0) return text.replaceAll('\u00AD', '');
	const lower = text.toLowerCase();
	const compounds = new Set(lower.match(/\p{L}+(?:-\p{L}+)+/gu) ?? []);
	const words = new Set(lower.match(/\p{L}+(?:-\u00AD\p{L}+)*/gu) ?? []);
	const isHyphenated = text.length / marks < HYPHENATED_EVERY;
	return text
		.replace(/(\p{L}+)-\u00AD(\p{L}+)/gu, (_, before: string, after: string) => {
			const [start, end] = [before.toLowerCase(), after.toLowerCase()];
			if (words.has(start + end)) return before + after;
			const isKnown = [start, end].some((part) => part.length > 2 && words.has(part));
			const keeps = isKnown || compounds.has(`${start}-${end}`) || !isHyphenated;
			return keeps ? `${before}-${after}` : before + after;
		})
		.replaceAll('\u00AD', '');
}

/** A sentence that runs over a page's end is put together again. */
function joinPages(before: string, page: string): string {
	const runsOn = /[\p{Ll},;]$/u.test(before) && /^\p{Ll}/u.test(page);
	return `${before}${runsOn ? ' ' : '\n\n'}${page}`;
}

/** Puts the texts of all pages together, without running headers, footers and page numbers. */
export function assemblePages(pages: readonly string[]): { text: string; hasRunning: boolean } {
	const filled = pages.filter((page) => page.trim() !== '');
	const running = runningLines(
		filled.map((page) => page.split('\n').filter((line) => line.trim() !== ''))
	);
	const kept = filled.map((page) => dropRunning(page, running)).filter((page) => page !== '');
	return {
		text: resolveHyphens(kept.reduce((text, page) => (text ? joinPages(text, page) : page), '')),
		hasRunning: running.size > 0
	};
}
