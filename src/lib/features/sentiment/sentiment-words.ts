import type { SentimentLabel, SentimentResult } from '#lib/domain/sentiment/sentiment-result.ts';

export const LABEL_NAMES: Readonly<Record<SentimentLabel, string>> = {
	positive: 'Positive',
	negative: 'Negative',
	mixed: 'Mixed'
};

export function percent(share: number): string {
	// The model is never certain; a rounded 100 % would say that it is.
	return `${Math.min(99, Math.round(share * 100))} %`;
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

export function sentimentMarkdown(result: SentimentResult, text: string): string {
	const { words, sentences, tokens } = result.counts;
	const rows = result.sentences.map(({ span, label, probability }) => {
		const sentence = text
			.slice(span.start, span.end)
			.replaceAll(/\s+/g, ' ')
			.replaceAll('|', '\\|');
		return `| ${LABEL_NAMES[label]} | ${percent(probability)} | ${sentence} |`;
	});
	const moved = result.words.map(
		({ span, effect }) => `- ${text.slice(span.start, span.end)} (${effect > 0 ? '+' : '−'})`
	);
	return [
		'# Sentiment',
		'',
		`**${describeSentiment(result)}** ${words} words, ${sentences} sentences, ${tokens} tokens read.`,
		'',
		'| Label | Probability | Sentence |',
		'| --- | --- | --- |',
		...rows,
		...(moved.length > 0 ? ['', '## Words that moved the answer', '', ...moved] : []),
		''
	].join('\n');
}
