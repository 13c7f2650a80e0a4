import type { SentimentLabel, SentimentResult } from '#lib/domain/sentiment/sentiment-result.ts';
import { describeCounts } from '#lib/features/tool/read-counts.ts';
import { listWords } from '#lib/features/tool/word-effects.ts';

export const LABEL_NAMES: Readonly<Record<SentimentLabel, string>> = {
	positive: 'Positive',
	negative: 'Negative',
	mixed: 'Mixed'
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
			return `${LABEL_NAMES[label]}, ${percent(probability)} likely.`;
		case 'mixed':
			return isDivided
				? 'Mixed: some sentences are clearly positive, others clearly negative.'
				: 'Mixed: the model cannot tell.';
	}
}

/**
 * What the answer means, in plain words.
 * @param threshold probability from which on the model gives a label
 */
export function explainSentiment(result: SentimentResult, threshold: number): string {
	const { label, probability, positive, isDivided, balance } = result;
	const side = positive >= 0.5 ? 'positive' : 'negative';
	if (label !== 'mixed') {
		return `Of 100 answers this sure, about ${wholePercent(probability)} are right.`;
	}
	if (isDivided) {
		return `${portion(balance.positive)} of the text stands in clearly positive sentences, ${portion(balance.negative)} in clearly negative ones. One label would hide that. As a whole it leans ${side}, by ${percent(probability)}.`;
	}
	return `The model leans ${side}, by ${percent(probability)} only. Below ${portion(threshold)} it gives no label, as it would be wrong too often. Plain facts, irony and a change of mood often end here.`;
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
		['positive', listWords(text, result.words, 'up')],
		['negative', listWords(text, result.words, 'down')]
	] as const;
	return [
		describeSentiment(result),
		explainSentiment(result, threshold),
		...lists
			.filter(([, rows]) => rows.length > 0)
			.map(([side, rows]) => {
				const words = rows.slice(0, 6).map((row) => row.text);
				return `Words towards ${side}: ${words.join(', ')}`;
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
		return `| ${index + 1} | ${LABEL_NAMES[label]} | ${percent(probability)} | ${sentence} |`;
	});
	const words = (['up', 'down'] as const).flatMap((direction) =>
		listWords(text, result.words, direction).map(
			(row) =>
				`| ${escapeCell(row.text)} | ${row.strength} towards ${direction === 'up' ? 'positive' : 'negative'} |`
		)
	);
	return [
		'# Sentiment',
		'',
		`**${describeSentiment(result)}** ${explainSentiment(result, threshold)}`,
		'',
		`Balance: ${portion(balance.positive)} positive, ${portion(balance.mixed)} mixed, ${portion(balance.negative)} negative. ${describeCounts(result.counts)}`,
		'',
		'## Sentences',
		'',
		'| No. | Label | Probability | Sentence |',
		'| --- | --- | --- | --- |',
		...rows,
		...(words.length > 0
			? ['', '## Words that moved the answer', '', '| Word | Effect |', '| --- | --- |', ...words]
			: []),
		''
	].join('\n');
}

function escapeCell(passage: string): string {
	return passage.replaceAll(/\s+/g, ' ').replaceAll('\\', '\\\\').replaceAll('|', '\\|');
}
