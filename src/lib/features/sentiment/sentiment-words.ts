import type { SentimentLabel, SentimentResult } from '#lib/domain/sentiment/sentiment-result.ts';
import { describeCounts } from '#lib/features/tool/read-counts.ts';
import { listWords } from '#lib/features/tool/word-effects.ts';
import * as m from '#lib/paraglide/sentiment.js';

export const LABEL_NAMES: Readonly<Record<SentimentLabel, () => string>> = {
	positive: m.label_positive,
	negative: m.label_negative,
	mixed: m.label_mixed
};

/** A share in whole percent, 1 to 99: the model is never certain, and a rounded 100 % would say that it is. */
function wholePercent(share: number): number {
	return Math.max(1, Math.min(99, Math.round(share * 100)));
}

export function percent(share: number): string {
	return `${wholePercent(share)} %`;
}

/** A share of the text, which may well be all or nothing. */
export function portion(share: number): string {
	return `${Math.round(share * 100)} %`;
}

/** The answer in one sentence: for screen readers, for copying, for sharing. */
export function describeSentiment({ label, probability, isDivided }: SentimentResult): string {
	switch (label) {
		case 'positive':
		case 'negative':
			return m.likely({ value: LABEL_NAMES[label](), probability: percent(probability) });
		case 'mixed':
			return isDivided ? m.mixed_some_sentences_are_clearly() : m.mixed_the_model_cannot_tell();
	}
}

/**
 * What the answer means, in plain words.
 * @param threshold probability from which on the model gives a label
 */
export function explainSentiment(result: SentimentResult, threshold: number): string {
	const { label, probability, positive, isDivided, balance } = result;
	const isPositive = positive >= 0.5;
	if (label !== 'mixed') {
		return m.of_100_answers_this_sure_about_are({ probability: wholePercent(probability) });
	}
	const whole = percent(probability);
	if (isDivided) {
		const divided = isPositive ? m.divided_positive : m.divided_negative;
		const positive = portion(balance.positive);
		return divided({ positive, negative: portion(balance.negative), probability: whole });
	}
	const lean = isPositive ? m.lean_towards_positive : m.lean_towards_negative;
	return lean({ probability: whole, threshold: portion(threshold) });
}

/** Enough of a passage to know it again. */
export function excerpt(text: string, span: { start: number; end: number }, length = 80): string {
	const passage = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
	if (passage.length <= length) return passage;
	return `${passage.slice(0, length).replace(/\s+\S*$/, '')} …`;
}

/** The answer in a few lines, to paste into a message. */
export function sentimentText(result: SentimentResult, text: string, threshold: number): string {
	const lists = [
		[m.side_positive(), listWords(text, result.words, 'up')],
		[m.side_negative(), listWords(text, result.words, 'down')]
	] as const;
	return [
		describeSentiment(result),
		explainSentiment(result, threshold),
		...lists
			.filter(([, rows]) => rows.length > 0)
			.map(([side, rows]) => {
				const words = rows.slice(0, 6).map((row) => row.text);
				return m.words_towards({ side, join: words.join(', ') });
			}),
		describeCounts(result.counts)
	].join('\n');
}

export function sentimentMarkdown(
	result: SentimentResult,
	text: string,
	threshold: number
): string {
	const { balance } = result;
	const rows = result.sentences.map(({ span, label, probability }, index) => {
		const sentence = escapeCell(text.slice(span.start, span.end));
		return `| ${index + 1} | ${LABEL_NAMES[label]()} | ${percent(probability)} | ${sentence} |`;
	});
	const words = (['up', 'down'] as const).flatMap((direction) =>
		listWords(text, result.words, direction).map((row) => {
			const side = direction === 'up' ? m.side_positive() : m.side_negative();
			return `| ${escapeCell(row.text)} | ${m.effect_towards({ strength: row.strength, side })} |`;
		})
	);
	return [
		`# ${m.md_title()}`,
		'',
		`**${describeSentiment(result)}** ${explainSentiment(result, threshold)}`,
		'',
		m.balance_positive_mixed_negative({
			positive: portion(balance.positive),
			mixed: portion(balance.mixed),
			negative: portion(balance.negative),
			counts: describeCounts(result.counts)
		}),
		'',
		`## ${m.md_sentences()}`,
		'',
		`| ${m.md_number()} | ${m.md_label()} | ${m.md_probability()} | ${m.md_sentence()} |`,
		'| --- | --- | --- | --- |',
		...rows,
		...(words.length > 0
			? [
					'',
					`## ${m.words_that_moved_the_answer()}`,
					'',
					`| ${m.md_word()} | ${m.md_effect()} |`,
					'| --- | --- |',
					...words
				]
			: []),
		''
	].join('\n');
}

function escapeCell(passage: string): string {
	return passage.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}
