import { segmentInChunks } from './segment-chunks.ts';
import { isAbbreviationStop } from './sentences-abbreviations.ts';
import { joinWrappedLines } from './sentences-lines.ts';

/** A stretch of a text: UTF-16 offsets, `end` exclusive. */
export interface Span {
	readonly start: number;
	readonly end: number;
}

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** How far the rules look to either side of a boundary: keeps the work linear. */
const CONTEXT_LENGTH = 40;

/** Ends that Unicode's rules pass over: before a digit ("in 2010. 50 people"), after "…". */
const MISSED_END = /(?:[\p{L}\p{N}]\s?[.!?]|…)["”’')\]]*\s+(?=["“‘'([]*[\p{Lu}\p{N}])/gu;
const MISSED_END_CASELESS = /(?:[\p{L}\p{N}]\s?[.!?]|…)["”’')\]]*\s+(?=["“‘'([]*[\p{L}\p{N}])/gu;
const INLINE_BULLET = /\s(?=[•▪◦‣●■]\s)/gu;

const CLOSING_FIRST = /^["”’»)\]]+(?=\s|$)/u;
const HAS_CONTENT = /[\p{L}\p{N}\p{Extended_Pictographic}\p{Co}\p{Cs}]/u;
/** "1.", "(2)", "b)", "By .", "PUBLISHED: .": a head without its sentence. */
const LONE_HEAD = /^[^\p{L}\p{N}(]*(?:\(?(?:\d{1,3}|\p{L})[.)]|[Bb]y\s?\.|\p{L}+\s?:\s?\.)$/u;
const STARTS_LOWER_CASE = /^["“‘'([]*\p{Ll}/u;

/**
 * The sentences of a text, in order, without the white space around them. Every character that is
 * no white space is in exactly one of them. Splits by Unicode's sentence rules (Intl.Segmenter)
 * and repairs what these do not know: abbreviations and initials, wrapped lines against headings
 * and lists, speech that goes on after "?", wire-service bylines, ends before a digit.
 * Linear in the length of the text.
 */
export function splitSentences(text: string): Span[] {
	const joined = joinWrappedLines(text);
	const caseless = !/\p{Lu}/u.test(text);
	const spans: Span[] = [];
	let start = 0;
	for (const boundary of findBoundaries(joined, caseless)) {
		if (boundary <= start) continue;
		const end = endOfSentence(joined, start, boundary, caseless);
		if (end === undefined) continue;
		pushTrimmed(spans, joined, start, end);
		start = end;
	}
	pushTrimmed(spans, joined, start, joined.length);
	return spans;
}

/** Candidates in ascending order, the end of the text included. */
function findBoundaries(text: string, caseless: boolean): number[] {
	const boundaries: number[] = [];
	for (const { end } of segmentInChunks(segmenter, text)) boundaries.push(end);
	const missed = caseless ? MISSED_END_CASELESS : MISSED_END;
	const added: number[] = [];
	for (const match of text.matchAll(missed)) {
		const end = match.index + match[0].length;
		if (isMissedEnd(text, match.index, end, caseless)) added.push(end);
	}
	for (const match of text.matchAll(INLINE_BULLET)) added.push(match.index + 1);
	return added.length === 0 ? boundaries : [...boundaries, ...added].sort((a, b) => a - b);
}

/** A short word before the stop may be an abbreviation that no list has: leave that one whole. */
function isMissedEnd(text: string, stop: number, end: number, caseless: boolean): boolean {
	if (text[stop] === '…' || !/^\p{N}/u.test(text.slice(end, end + 2))) return true;
	const before = text.slice(Math.max(0, stop + 1 - CONTEXT_LENGTH), stop + 1);
	const word = /[\p{L}\p{N}]+$/u.exec(before)?.[0] ?? '';
	return caseless || /^\p{N}/u.test(word) || word.length > 3;
}

/** Where the sentence from `start` ends if `boundary` is a true one, else undefined. */
function endOfSentence(
	text: string,
	start: number,
	boundary: number,
	caseless: boolean
): number | undefined {
	const trimmedEnd = trimEnd(text, start, boundary);
	if (/[\n\r\u0085\u2028\u2029]/u.test(text.slice(trimmedEnd, boundary))) return boundary;
	const after = text.slice(boundary, boundary + CONTEXT_LENGTH);
	if (/^[•▪◦‣●■]\s/u.test(after)) return boundary;

	const closing = CLOSING_FIRST.exec(after)?.[0].length ?? 0;
	const end = boundary + closing;
	const following = after.slice(closing).trimStart();
	if (following !== '' && !HAS_CONTENT.test(following)) return undefined;
	const before = text.slice(Math.max(start, trimmedEnd - CONTEXT_LENGTH), trimmedEnd);
	if (!HAS_CONTENT.test(before)) return undefined;
	if (closing > 0) return end;
	if (trimmedEnd - start <= CONTEXT_LENGTH && LONE_HEAD.test(before)) return undefined;
	if (isAbbreviationStop(before, after, caseless)) return undefined;
	if (!caseless && STARTS_LOWER_CASE.test(after) && /[!?…]["”’')\]]*$/u.test(before)) {
		return undefined;
	}
	return end;
}

function pushTrimmed(spans: Span[], text: string, start: number, end: number): void {
	const last = trimEnd(text, start, end);
	let first = start;
	while (first < last && isWhiteSpace(text, first)) first += 1;
	if (first < last) spans.push({ start: first, end: last });
}

function trimEnd(text: string, start: number, end: number): number {
	let last = end;
	while (last > start && isWhiteSpace(text, last - 1)) last -= 1;
	return last;
}

function isWhiteSpace(text: string, at: number): boolean {
	return text.charAt(at).trim() === '';
}
