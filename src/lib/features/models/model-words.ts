import type { ModelTask } from '#lib/domain/models/manifest.ts';
import type { ModelSpeed } from '#lib/domain/models/model-choices.ts';
import * as m from '#lib/paraglide/models.js';
import { formatNumber } from '#lib/words/format.ts';
import { language } from '#lib/words/language.svelte.ts';

export const TASK_WORDS: Readonly<Record<ModelTask, () => string>> = {
	'text-classification': m.task_classification,
	'feature-extraction': m.task_embedding,
	summarization: m.task_summary
};

/** Our names for labels, as the screen says them. */
export const LABEL_WORDS: Readonly<Record<string, () => string>> = {
	POSITIVE: m.label_positive,
	NEGATIVE: m.label_negative,
	REAL: m.label_real,
	FAKE: m.label_fake
};

/** Names of the languages' codes; anything else as it is. */
export function languageWords(languages: readonly string[]): string {
	const names = new Intl.DisplayNames(language(), { type: 'language' });
	return languages
		.map((code) => (/^[a-z]{2,3}$/.test(code) ? (names.of(code) ?? code) : code))
		.join(', ');
}

/** "24 ms for 60 words". */
export function speedWords({ milliseconds }: ModelSpeed, task: ModelTask): string {
	const time =
		milliseconds < 1000
			? `${formatNumber(milliseconds, { maximumFractionDigits: milliseconds < 10 ? 1 : 0 })} ms`
			: `${formatNumber(milliseconds / 1000, { maximumFractionDigits: 1 })} s`;
	return task === 'summarization' ? m.time_a_token({ time }) : m.time_for_words({ time });
}

/** What is to be said of the models that the catalogue offers by name. */
export const ABOUT_WORDS: Readonly<Record<string, () => string>> = {
	'Xenova/distilbert-base-uncased-finetuned-sst-2-english': m.about_distilbert,
	'Xenova/distilbart-cnn-6-6': m.about_distilbart,
	'Xenova/bart-large-cnn': m.about_bart,
	'Xenova/all-MiniLM-L6-v2': m.about_minilm
};
