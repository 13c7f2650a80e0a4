import { splitWords } from '#lib/domain/text/words.ts';

/**
 * A word as the index knows it: without case and accents, so that "Café" is found by "cafe".
 */
export function foldWord(word: string): string {
	return word
		.normalize('NFKD')
		.replace(/\p{M}+/gu, '')
		.toLowerCase();
}

/** The different words of a text, folded, in the order of their first use. */
export function termsOf(text: string): string[] {
	const terms = new Set<string>();
	for (const { start, end } of splitWords(text)) terms.add(foldWord(text.slice(start, end)));
	terms.delete('');
	return [...terms];
}

/** All the strings inside plain JSON, one a line: what of an input can be searched. */
export function textOf(json: unknown): string {
	if (typeof json === 'string') return json;
	if (Array.isArray(json)) return json.map(textOf).filter(Boolean).join('\n');
	if (typeof json === 'object' && json !== null) return textOf(Object.values(json));
	return '';
}
