import type { SentimentResult } from '#lib/domain/sentiment/sentiment-result.ts';
import type { Scale } from '#lib/features/tool/word-effects.ts';
import * as m from '#lib/paraglide/sentiment.js';
import type { TextMark } from '#lib/ui/text-marks.ts';
import { LABEL_NAMES, percent } from './sentiment-words.ts';

export const SCALE: Scale = {
	up: { tone: 'positive', name: m.side_positive },
	down: { tone: 'negative', name: m.side_negative }
};

export function sentenceId(index: number): string {
	return `sentence-${index}`;
}

/** The sentences as marks, as strong as the model is sure. */
export function markSentences({ sentences }: SentimentResult): TextMark[] {
	return sentences.map(({ span, label, probability }, index) => ({
		...span,
		id: sentenceId(index),
		tone: label,
		strength: (probability - 0.5) * 2,
		title: `${LABEL_NAMES[label]()}, ${percent(probability)}`
	}));
}

/** The sentence that a point of the course begins with. */
export function sentenceAt({ sentences }: SentimentResult, start: number): string | undefined {
	const index = sentences.findIndex(({ span }) => span.end > start);
	return index < 0 ? undefined : sentenceId(index);
}

/** The clearest sentences of one label, at most `most`, clearest first. */
export function clearestSentences(
	{ sentences }: SentimentResult,
	label: 'positive' | 'negative',
	most: number
) {
	return sentences
		.map((sentence, index) => ({ ...sentence, id: sentenceId(index) }))
		.filter((sentence) => sentence.label === label)
		.toSorted((a, b) => b.probability - a.probability)
		.slice(0, most);
}
