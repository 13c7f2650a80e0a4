import { segmentInChunks } from './segment-chunks.ts';
import type { Span } from './sentences.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'word' });

/**
 * The words of a text in order: what Unicode's word rules call word-like, so numbers count and
 * punctuation, white space and emoji do not. Offsets are UTF-16, end exclusive.
 */
export function splitWords(text: string): Span[] {
	const words: Span[] = [];
	for (const { start, end, isWordLike } of segmentInChunks(segmenter, text)) {
		if (isWordLike) words.push({ start, end });
	}
	return words;
}
