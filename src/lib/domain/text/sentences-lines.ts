const LINE_BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/gu;
/** "- ", "• ", "1. ", "2) ", "(a) " and the like at the start of a line. */
const BULLET = /^\s{0,40}(?:[-–—*+•▪◦‣●■○·o✓➢]|\(?(?:\d{1,3}|\p{L})[.)])\s/u;
const STARTS_LOWER_CASE = /^\s{0,40}\p{Ll}/u;
const ENDS_SENTENCE = /[.!?…。！？:;]["”’'»)\]]*$/u;
/** A line that ends in one of these goes on in the next. */
const HANGS =
	/(?:[,(–—-]|(?:^|\s)(?:a|an|the|of|and|or|to|in|on|at|by|for|from|with|as|is|are|was|were|that|which|who|his|her|its|their|my|our|your|than|into|about))$/iu;
/** Below this a line is too short for its width to show that it was wrapped. */
const WRAPPED_LINE_MIN_LENGTH = 40;
const LIST_ENTRY_MAX_WORDS = 3;

interface Line {
	readonly text: string;
	readonly breakStart: number;
	readonly breakEnd: number;
	/** Longest line of the paragraph (lines between blank ones). */
	width: number;
}

/**
 * The text with every line break that only wraps a paragraph turned into spaces, same length.
 * The line breaks that are left end a sentence: blank lines, bullets, headings, entries of a list.
 */
export function joinWrappedLines(text: string): string {
	const lines = readLines(text);
	const pieces: string[] = [];
	lines.forEach((line, at) => {
		const next = lines[at + 1];
		const lineBreak = text.slice(line.breakStart, line.breakEnd);
		pieces.push(line.text);
		pieces.push(next && isWrapped(line, next) ? ' '.repeat(lineBreak.length) : lineBreak);
	});
	return pieces.join('');
}

function readLines(text: string): Line[] {
	const lines: Line[] = [];
	let paragraph: Line[] = [];
	let start = 0;
	const closeParagraph = () => {
		const width = paragraph.reduce((widest, line) => Math.max(widest, line.text.length), 0);
		for (const line of paragraph) line.width = width;
		paragraph = [];
	};
	const add = (breakStart: number, breakEnd: number) => {
		const line = { text: text.slice(start, breakStart), breakStart, breakEnd, width: 0 };
		lines.push(line);
		if (line.text.trim() === '') closeParagraph();
		else paragraph.push(line);
		start = breakEnd;
	};
	for (const { 0: lineBreak, index } of text.matchAll(LINE_BREAK)) {
		add(index, index + lineBreak.length);
	}
	add(text.length, text.length);
	closeParagraph();
	return lines;
}

/** Whether `line` runs on into `next`. */
function isWrapped(line: Line, next: Line): boolean {
	const text = line.text.trimEnd();
	const following = next.text.trim();
	if (text === '' || following === '' || BULLET.test(next.text)) return false;
	if (ENDS_SENTENCE.test(text.slice(-8))) {
		// The line may still have been wrapped after an abbreviation; the sentence rules see to that.
		return /\p{L}\.$/u.test(text.slice(-3)) && reachesWidth(line, text, following);
	}
	if (HANGS.test(text.slice(-12))) return true;
	if (STARTS_LOWER_CASE.test(next.text)) {
		return !(isListEntry(text) && isListEntry(following));
	}
	return reachesWidth(line, text, following);
}

/** In a wrapped paragraph the first word of the next line would not have fitted on this one. */
function reachesWidth(line: Line, text: string, following: string): boolean {
	const firstWord = following.slice(0, 40).split(/\s/u, 1)[0] ?? '';
	return text.length >= WRAPPED_LINE_MIN_LENGTH && text.length + 1 + firstWord.length > line.width;
}

function isListEntry(text: string): boolean {
	if (text.length > 60 || /[.!?]$/u.test(text)) return false;
	return text.trim().split(/\s+/u).length <= LIST_ENTRY_MAX_WORDS;
}
