import { splitWords } from '#lib/domain/text/words.ts';

const ASCII = /^[\0-\x7f]*$/u;
/** Scripts that put no spaces between words: only a dictionary finds them. */
const UNSPACED =
	/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;
const WORD = /[\p{L}\p{N}]+(?:'[\p{L}\p{N}]+)*/gu;

/** Text as the index knows it: without case and accents, so that "Café" is found by "cafe". */
export function foldWord(text: string): string {
	if (ASCII.test(text)) return text.toLowerCase();
	return text
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.replaceAll('’', "'")
		.toLowerCase();
}

/**
 * The different words of a text, folded, in the order of their first use. By an expression where words have
 * spaces between them: ten times as fast as Unicode's rules, and a history has millions of words.
 */
export function termsOf(text: string): string[] {
	const folded = foldWord(text);
	const words = UNSPACED.test(folded)
		? splitWords(folded).map(({ start, end }) => folded.slice(start, end))
		: (folded.match(WORD) ?? []);
	return [...new Set(words)];
}

/** Parts of a tool's input that are no words of its text. */
const NO_TEXT: ReadonlySet<string> = new Set(['id', 'length', 'form', 'options']);

/** All the strings inside plain JSON, one a line, without names and options: what of an input can be searched. */
export function textOf(json: unknown): string {
	if (typeof json === 'string') return json;
	if (Array.isArray(json)) return json.map(textOf).filter(Boolean).join('\n');
	if (typeof json !== 'object' || json === null) return '';
	const parts = Object.entries(json).filter(([name]) => !NO_TEXT.has(name));
	return textOf(parts.map(([, part]: [string, unknown]) => part));
}
