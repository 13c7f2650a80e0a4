import { type Span, splitSentences } from '#lib/domain/text/sentences.ts';
import { splitWords } from '#lib/domain/text/words.ts';
import type { RunOptions, TextEmbedder } from '#lib/ports/text-model.ts';
import { cleanSentence } from './clean-sentence.ts';
import { composeSummary } from './compose-summary.ts';
import { REDUNDANCY_PENALTY, scoreSentences } from './score-sentences.ts';
import { selectSentences } from './select-sentences.ts';
import { embedSentences } from './sentence-vectors.ts';
import type { SummaryInput } from './summary-input.ts';
import { countWanted } from './summary-length.ts';
import type { ChosenSentence, SummaryResult } from './summary-result.ts';
import { tightenSentence } from './tighten-sentence.ts';

export interface SummaryModels {
	readonly embedder: TextEmbedder;
}

/**
 * An extract: the sentences that say most of what the text says, in the order of the text, none like
 * another. `tighten` leaves asides out of them; they are chosen and marked whole. A text that has no more
 * sentences than the summary would is given back whole and marked `tooShort`, without asking the model.
 * Linear in the number of sentences.
 */
export async function summarize(
	{ text, length, form, tighten = false }: SummaryInput,
	{ embedder }: SummaryModels,
	run: RunOptions = {}
): Promise<SummaryResult> {
	const spans = splitSentences(text);
	const wanted = countWanted(spans.length, length, form);
	const tooShort = spans.length <= wanted;
	const cleaned = spans.map(({ start, end }) => cleanSentence(text.slice(start, end)));
	const chosen = tooShort
		? keepAll(spans, cleaned)
		: choose(spans, cleaned, wanted, await embedSentences(text, spans, embedder, run));
	const sentences = tighten && !tooShort ? chosen.map(tightened) : chosen;

	const summary = tooShort
		? text.trim()
		: composeSummary(
				sentences.map((sentence) => sentence.text),
				form
			);
	const sourceWords = splitWords(text).length;
	const summaryWords = splitWords(summary).length;
	return {
		method: 'extractive',
		form,
		tooShort,
		sentences,
		text: summary,
		sourceSentences: spans.length,
		sourceWords,
		summaryWords,
		compression: sourceWords === 0 ? 1 : summaryWords / sourceWords
	};
}

function tightened(sentence: ChosenSentence): ChosenSentence {
	const text = tightenSentence(sentence.text);
	return text === sentence.text ? sentence : { ...sentence, text, tightened: true };
}

function keepAll(spans: readonly Span[], cleaned: readonly string[]): ChosenSentence[] {
	return spans.map((span, index) => ({
		span,
		index,
		text: cleaned[index] ?? '',
		score: 1,
		rank: index + 1
	}));
}

function choose(
	spans: readonly Span[],
	cleaned: readonly string[],
	wanted: number,
	vectors: readonly Float32Array[]
): ChosenSentence[] {
	const scores = scoreSentences(cleaned, vectors);
	const chosen = selectSentences(scores, vectors, wanted, REDUNDANCY_PENALTY);
	const ranks = new Map(chosen.map((index, at) => [index, at + 1]));
	return spans.flatMap((span, index) => {
		const rank = ranks.get(index);
		if (rank === undefined) return [];
		return [{ span, index, text: cleaned[index] ?? '', score: scores[index] ?? 0, rank }];
	});
}
