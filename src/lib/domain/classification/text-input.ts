import { z } from 'zod';

/** Longer texts would keep the device busy for minutes; the screen says so before it starts. */
export const MAX_TEXT_LENGTH = 1_000_000;

/** The text of a classifier: something to read, at most a million UTF-16 units. */
export const textInputSchema = z.strictObject({
	text: z
		.string('Give the text as a string.')
		.max(
			MAX_TEXT_LENGTH,
			'The text is longer than 1,000,000 characters. Shorten it, or analyze it in parts.'
		)
		.refine((text) => text.trim() !== '', 'There is no text yet. Paste, type or open one.')
});

export const spanSchema = z.object({ start: z.int().min(0), end: z.int().min(0) });

/** A word or phrase and what it moved, in calibrated logits. */
export const wordEffectSchema = z.object({ span: spanSchema, effect: z.number() });
