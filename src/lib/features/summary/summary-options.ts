import {
	DEFAULT_GENERATION,
	type GenerationOptions,
	generationOptionsSchema
} from '#lib/domain/generation/generation-options.ts';
import type {
	SummaryForm,
	SummaryInput,
	SummaryLength
} from '#lib/domain/summary/summary-input.ts';
import type { ToolModel } from '#lib/ports/tool-runner.ts';

/** What the length control shows: a preset, or a number of sentences of one's own. */
export type LengthChoice = 'short' | 'medium' | 'long' | 'sentences';

export const MAX_SENTENCES = 200;

/** Longest text that a model may be asked to write. */
export const MAX_TOKENS = 500;

export interface SummaryOptions {
	readonly choice: LengthChoice;
	/** What the number box holds; undefined while it is empty. */
	readonly sentences: number | undefined;
	readonly form: SummaryForm;
	/** For who picks sentences only. */
	readonly tighten: boolean;
	/** What the boxes hold for a model that writes; a number is undefined while its box is empty. */
	readonly writing: WritingOptions;
}

export type WritingOptions = {
	readonly [Name in keyof GenerationOptions]: GenerationOptions[Name] | undefined;
};

/** Who puts the summary together: it decides which options there are. */
export type SummaryMaker = 'picker' | 'writer' | 'browser';

export const DEFAULT_OPTIONS: SummaryOptions = {
	choice: 'medium',
	sentences: 5,
	form: 'paragraph',
	tighten: false,
	writing: DEFAULT_GENERATION
};

export function makerOf(model: ToolModel | undefined): SummaryMaker {
	if (model?.kind === 'browser') return 'browser';
	return model?.task === 'summarization' ? 'writer' : 'picker';
}

/** The length to ask for; undefined where the number box holds no whole number that is allowed. */
export function lengthOf({
	choice,
	sentences,
	form
}: Pick<SummaryOptions, 'choice' | 'sentences' | 'form'>): SummaryLength | undefined {
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

/** What to run; undefined where a number box holds what is not allowed. */
export function inputOf(
	text: string,
	options: SummaryOptions,
	maker: SummaryMaker
): SummaryInput | undefined {
	if (maker === 'writer') {
		const generation = generationOptionsSchema.safeParse(options.writing);
		if (!generation.success) return undefined;
		const form = options.form === 'one-line' ? 'paragraph' : options.form;
		return { text, length: 'medium', form, generation: generation.data };
	}
	const { choice } = options;
	// The browser's model knows three lengths and no numbers.
	const isNumber = maker === 'browser' && choice === 'sentences';
	const length = lengthOf(isNumber ? { ...options, choice: 'medium' } : options);
	if (length === undefined) return undefined;
	const isTightened = options.tighten && maker === 'picker';
	return { text, length, form: options.form, ...(isTightened ? { tighten: true } : {}) };
}

/** The options of an earlier run, so that coming back to the page finds them as they were. */
export function optionsOf({
	length,
	form,
	tighten = false,
	generation = DEFAULT_GENERATION
}: Omit<SummaryInput, 'text'>): SummaryOptions {
	const shared = { ...DEFAULT_OPTIONS, form, tighten, writing: generation };
	return typeof length === 'number'
		? { ...shared, choice: 'sentences', sentences: length }
		: { ...shared, choice: length };
}
