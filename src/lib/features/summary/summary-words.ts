import type { SummaryForm } from '#lib/domain/summary/summary-input.ts';
import type { SummaryResult } from '#lib/domain/summary/summary-result.ts';

export const FORM_WORDS: Readonly<Record<SummaryForm, string>> = {
	paragraph: 'Paragraph',
	'key-points': 'Key points',
	'one-line': 'One line'
};

/** How the summary came about, in one sentence. */
export const METHOD_WORDS: Readonly<Record<SummaryResult['method'], string>> = {
	extractive:
		'Every sentence stands word for word in the text: they were picked, nothing was rephrased.',
	generative:
		'A model wrote these sentences. They may say what the text does not: check what matters against it.'
};

const number = new Intl.NumberFormat('en');

/** "9 % of the text: 84 of 932 words". */
export function describeCompression({
	compression,
	summaryWords,
	sourceWords
}: Pick<SummaryResult, 'compression' | 'summaryWords' | 'sourceWords'>): string {
	return `${percent(compression)} of the text: ${number.format(summaryWords)} of ${number.format(sourceWords)} words`;
}

/** "6 of 41 sentences". */
export function describeSentences({ sentences, sourceSentences }: SummaryResult): string {
	const noun = sourceSentences === 1 ? 'sentence' : 'sentences';
	return `${number.format(sentences.length)} of ${number.format(sourceSentences)} ${noun}`;
}

/** Why a short text comes back as it was. */
export function explainTooShort({ sourceSentences }: SummaryResult): string {
	const count =
		sourceSentences === 1 ? 'one sentence' : `${number.format(sourceSentences)} sentences`;
	return `It has ${count}, no more than a summary of this length would have, so it stands here as it is. Choose a shorter length, or give a longer text.`;
}

/** For screen readers, when the answer is there. */
export function announceSummary(result: SummaryResult): string {
	return result.tooShort
		? 'The text is too short to be shortened.'
		: `Summary ready: ${describeCompression(result)}.`;
}

export function summaryMarkdown(result: SummaryResult): string {
	return [
		'# Summary',
		'',
		result.text,
		'',
		'---',
		'',
		`${describeCompression(result)}${result.method === 'extractive' ? `, ${describeSentences(result)}` : ''}. ${result.tooShort ? explainTooShort(result) : METHOD_WORDS[result.method]}`,
		''
	].join('\n');
}

function percent(share: number): string {
	const rounded = Math.round(share * 100);
	return rounded === 0 && share > 0 ? 'less than 1 %' : `${rounded} %`;
}
