import type { SummaryForm } from '#lib/domain/summary/summary-input.ts';
import type { SummaryResult } from '#lib/domain/summary/summary-result.ts';
import type { SummaryMaker } from './summary-options.ts';
import * as m from '#lib/paraglide/summary.js';
import { formatNumber } from '#lib/words/format.ts';

export const FORM_WORDS: Readonly<Record<SummaryForm, () => string>> = {
	paragraph: m.paragraph,
	'key-points': m.key_points,
	'one-line': m.one_line
};

/** What the page is about, by who puts the summary together. */
export const INTRO_WORDS: Readonly<Record<SummaryMaker, () => string>> = {
	picker: m.the_sentences_that_carry_a_long,
	writer: m.intro_writer,
	browser: m.intro_browser
};

/** How the summary came about. */
export function explainMethod({ method, sentences }: SummaryResult): string {
	if (method === 'generative') return m.a_model_wrote_these_sentences_they();
	const count = sentences.filter(({ tightened }) => tightened).length;
	return count === 0 ? m.every_sentence_stands_word_for() : m.asides_left_out({ count });
}

/** "9 % of the text: 84 of 932 words". */
export function describeCompression({
	compression,
	summaryWords,
	sourceWords
}: Pick<SummaryResult, 'compression' | 'summaryWords' | 'sourceWords'>): string {
	return m.of_the_text_of_words({
		share: percent(compression),
		kept: formatNumber(summaryWords),
		count: sourceWords
	});
}

/** "6 of 41 sentences". */
export function describeSentences({ sentences, sourceSentences }: SummaryResult): string {
	return m.of_sentences({ kept: formatNumber(sentences.length), count: sourceSentences });
}

/** Why a short text comes back as it was. */
export function explainTooShort({ sourceSentences }: SummaryResult): string {
	return m.it_has_no_more({ count: sourceSentences });
}

/** For screen readers, when the answer is there. */
export function announceSummary(result: SummaryResult): string {
	return result.tooShort
		? m.the_text_is_too_short_to_be()
		: m.summary_ready({ result: describeCompression(result) });
}

export function summaryMarkdown(result: SummaryResult): string {
	return [
		`# ${m.summary()}`,
		'',
		result.text,
		'',
		'---',
		'',
		`${describeCompression(result)}${result.method === 'extractive' ? `, ${describeSentences(result)}` : ''}. ${result.tooShort ? explainTooShort(result) : explainMethod(result)}`,
		''
	].join('\n');
}

function percent(share: number): string {
	const rounded = Math.round(share * 100);
	return rounded === 0 && share > 0 ? m.less_than_1() : `${rounded} %`;
}
