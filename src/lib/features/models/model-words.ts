import type { ModelTask } from '#lib/domain/models/manifest.ts';
import type { ModelSpeed } from '#lib/domain/models/model-choices.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';

export const TASK_WORDS: Readonly<Record<ModelTask, string>> = {
	'text-classification': 'Tells two classes apart',
	'feature-extraction': 'Turns sentences into vectors',
	summarization: 'Writes summaries'
};

export function toolNames(tools: readonly ToolId[]): string {
	return TOOLS.filter(({ id }) => tools.includes(id))
		.map(({ name }) => name)
		.join(', ');
}

const languageNames = new Intl.DisplayNames('en', { type: 'language' });

/** English names of codes; anything else as it is. */
export function languageWords(languages: readonly string[]): string {
	return languages
		.map((code) => (/^[a-z]{2,3}$/.test(code) ? (languageNames.of(code) ?? code) : code))
		.join(', ');
}

/** "24 ms for a text of 60 words". */
export function speedWords({ milliseconds }: ModelSpeed, task: ModelTask): string {
	const time =
		milliseconds < 1000
			? `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`
			: `${(milliseconds / 1000).toFixed(1)} s`;
	return task === 'summarization' ? `${time} a token` : `${time} for 60 words`;
}
