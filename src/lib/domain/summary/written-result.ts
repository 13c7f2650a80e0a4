import { splitSentences } from '#lib/domain/text/sentences.ts';
import { splitWords } from '#lib/domain/text/words.ts';
import { composeSummary } from './compose-summary.ts';
import type { SummaryInput } from './summary-input.ts';
import type { SummaryPart, SummaryResult } from './summary-result.ts';

/** The answer around a text that a model wrote, also while it is still writing. */
export function writtenResult(
	{ text: source, form }: SummaryInput,
	written: string,
	parts: readonly SummaryPart[]
): SummaryResult {
	const sentences = splitSentences(written).map(({ start, end }) => written.slice(start, end));
	const text = form === 'key-points' ? composeSummary(sentences, form) : written;
	const sourceWords = splitWords(source).length;
	const summaryWords = splitWords(written).length;
	return {
		method: 'generative',
		form,
		tooShort: false,
		sentences: [],
		parts: [...parts],
		text,
		sourceSentences: splitSentences(source).length,
		sourceWords,
		summaryWords,
		compression: sourceWords === 0 ? 1 : summaryWords / sourceWords
	};
}
