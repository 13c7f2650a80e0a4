import type { SummaryForm } from './summary-input.ts';

/** Puts cleaned sentences together, in their order. */
export function composeSummary(sentences: readonly string[], form: SummaryForm): string {
	switch (form) {
		case 'paragraph':
		case 'one-line':
			return sentences.map(closeSentence).join(' ');
		case 'key-points':
			return sentences.map((sentence) => `- ${sentence}`).join('\n');
	}
}

/** A heading or an entry of a list would run into the next sentence. */
function closeSentence(sentence: string, at: number, all: readonly string[]): string {
	const isOpen = at < all.length - 1 && /[\p{L}\p{N}]$/u.test(sentence);
	return isOpen ? `${sentence}.` : sentence;
}
