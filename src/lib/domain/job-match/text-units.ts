import { splitSentences } from '#lib/domain/text/sentences.ts';
import type { Span } from '#lib/domain/text/sentences.ts';

/** Above this a line is no longer one statement, and is split into its sentences. */
const LONG_LINE_CHARS = 200;
/** Above this even a sentence is cut at a clause or a space: about 90 tokens of the embedder. */
const LONGEST_UNIT_CHARS = 360;

/**
 * Bullets, and the runs that PDF and encoding accidents leave in their place. An asterisk or a
 * dash counts only where it stands alone between spaces after the end of a statement.
 */
const INLINE_BULLET =
	/(?:[•●▪◦‣■□➢➤✓✔❖»\uf0b7\ufffd]|ï¿½|â€¢)+|(?<=[.:;)]\s{0,3})(?:\*|-)(?=\s)|\t+/gu;
const LINE_BREAK = /[\r\n\u2028\u2029\f\v]+/gu;
/** A line this long may have been broken by the page's width. */
const WRAPPED_LINE_CHARS = 45;
const LEADING_MARK = /^(?:[\s\-–—*+·•>]|\(?\d{1,2}[.)](?=\s)|o(?=\s{2,}))+/u;
const TRAILING_MARK = /[\s*|·•_-]+$/u;

/** Words alone, in lower case, one space between: for comparing wording. */
export function plainWords(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}

/**
 * The statements of a résumé or posting in reading order: lines, inline bullets and, where a line
 * is long, sentences. Spans are UTF-16 offsets into `text`, without bullet marks and white space.
 * Every letter and digit is in exactly one unit: nothing is left out.
 */
export function splitUnits(text: string): Span[] {
	const units: Span[] = [];
	for (const line of joinWrapped(
		text,
		piecesBetween(text, { start: 0, end: text.length }, LINE_BREAK)
	)) {
		for (const item of piecesBetween(text, line, INLINE_BULLET)) {
			for (const unit of splitLong(text, item)) units.push(unit);
		}
	}
	return units;
}

/**
 * A line that goes on in lower case after a long line without an end mark was broken by the page,
 * not by the writer.
 */
function joinWrapped(text: string, lines: readonly Span[]): Span[] {
	const joined: Span[] = [];
	for (const line of lines) {
		const last = joined.at(-1);
		const isWrapped =
			last !== undefined &&
			/^\s{1,3}$/u.test(text.slice(last.end, line.start)) &&
			/^\p{Ll}/u.test(text.slice(line.start, line.end)) &&
			last.end - last.start >= WRAPPED_LINE_CHARS &&
			/[\p{L}\p{N},&-]$/u.test(text.slice(last.start, last.end));
		if (isWrapped) joined.splice(-1, 1, { start: last.start, end: line.end });
		else joined.push(line);
	}
	return joined;
}

/** Spans of `within` between the matches of `separator`, trimmed, without the empty ones. */
export function piecesBetween(text: string, within: Span, separator: RegExp): Span[] {
	const pieces: Span[] = [];
	const part = text.slice(within.start, within.end);
	let from = 0;
	for (const match of part.matchAll(separator)) {
		addTrimmed(pieces, text, within.start + from, within.start + match.index);
		from = match.index + match[0].length;
	}
	addTrimmed(pieces, text, within.start + from, within.end);
	return pieces;
}

function addTrimmed(into: Span[], text: string, start: number, end: number): void {
	const part = text.slice(start, end);
	const lead = LEADING_MARK.exec(part)?.[0].length ?? 0;
	const trail = TRAILING_MARK.exec(part.slice(lead))?.[0].length ?? 0;
	const span = { start: start + lead, end: end - trail };
	if (/[\p{L}\p{N}]/u.test(text.slice(span.start, span.end))) into.push(span);
}

function splitLong(text: string, item: Span): Span[] {
	if (item.end - item.start <= LONG_LINE_CHARS) return [item];
	return splitSentences(text.slice(item.start, item.end)).flatMap((sentence) =>
		splitAtClauses(text, {
			start: item.start + sentence.start,
			end: item.start + sentence.end
		})
	);
}

/** Halves a span at the clause mark or space nearest its middle until every part is short enough. */
function splitAtClauses(text: string, span: Span): Span[] {
	const length = span.end - span.start;
	if (length <= LONGEST_UNIT_CHARS) return [span];
	const part = text.slice(span.start, span.end);
	const at = nearestToMiddle(part, /[;,:|]\s|\s[–—-]\s/gu) ?? nearestToMiddle(part, /\s+/gu);
	const cut = span.start + (at ?? Math.floor(length / 2));
	const halves: Span[] = [];
	addTrimmed(halves, text, span.start, cut);
	addTrimmed(halves, text, cut, span.end);
	return halves.flatMap((half) => splitAtClauses(text, half));
}

/** Offset after the match nearest the middle, when it lies in the middle half. */
function nearestToMiddle(part: string, separator: RegExp): number | undefined {
	const middle = part.length / 2;
	let best: number | undefined;
	for (const match of part.matchAll(separator)) {
		const at = match.index + match[0].length;
		if (best === undefined || Math.abs(at - middle) < Math.abs(best - middle)) best = at;
	}
	return best !== undefined && Math.abs(best - middle) < part.length / 4 ? best : undefined;
}
