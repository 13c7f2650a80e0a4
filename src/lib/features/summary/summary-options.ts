import type { SummaryForm, SummaryLength } from '#lib/domain/summary/summary-input.ts';

/** What the length control shows: a preset, or a number of sentences of one's own. */
export type LengthChoice = 'short' | 'medium' | 'long' | 'sentences';

export const MAX_SENTENCES = 200;

export interface SummaryOptions {
	readonly choice: LengthChoice;
	/** What the number box holds; undefined while it is empty. */
	readonly sentences: number | undefined;
	readonly form: SummaryForm;
}

export const DEFAULT_OPTIONS: SummaryOptions = {
	choice: 'medium',
	sentences: 5,
	form: 'paragraph'
};

/** The length to ask for; undefined where the number box holds no whole number that is allowed. */
export function lengthOf({ choice, sentences, form }: SummaryOptions): SummaryLength | undefined {
	// One line is one sentence, so whatever stands in the number box is no matter.
	if (form === 'one-line') return choice === 'sentences' ? 'short' : choice;
	if (choice !== 'sentences') return choice;
	const isAllowed =
		sentences !== undefined &&
		Number.isInteger(sentences) &&
		sentences >= 1 &&
		sentences <= MAX_SENTENCES;
	return isAllowed ? sentences : undefined;
}

/** The options of an earlier run, so that coming back to the page finds them as they were. */
export function optionsOf(input: {
	readonly length: SummaryLength;
	readonly form: SummaryForm;
}): SummaryOptions {
	return typeof input.length === 'number'
		? { choice: 'sentences', sentences: input.length, form: input.form }
		: { ...DEFAULT_OPTIONS, choice: input.length, form: input.form };
}
