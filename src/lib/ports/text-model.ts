import type { GenerationOptions } from '#lib/domain/generation/generation-options.ts';

/**
 * What the domain needs from a neural network. One implementation serves browser and Node
 * (`adapters/transformers`); tests hand in small fakes.
 */

export interface RunOptions {
	/** Honoured between batches. */
	readonly signal?: AbortSignal | undefined;
	/** Called after every batch with the number of texts done and in all. */
	readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Counts as the model's own tokenizer does. */
export interface TokenCounter {
	/** Longest input in tokens, the two special tokens included. */
	readonly maxTokens: number;
	/** Tokens of each text, special tokens not included. Never truncated. */
	countTokens(texts: readonly string[]): number[];
}

export interface TextClassifier extends TokenCounter {
	/** Names of the logits, in their order. */
	readonly labels: readonly string[];
	/**
	 * Logits of each text, in the order given. Texts are sorted by length and batched inside.
	 * A text longer than `maxTokens` is a bug of the caller (split it first) and throws a RangeError.
	 */
	classify(texts: readonly string[], options?: RunOptions): Promise<Float32Array[]>;
}

export interface TextEmbedder extends TokenCounter {
	/** Length of a vector. */
	readonly dimensions: number;
	/** One unit vector a text, in the order given. Too long a text throws as in `classify`. */
	embed(texts: readonly string[], options?: RunOptions): Promise<Float32Array[]>;
}

export interface GeneratedText {
	/** The start token first. */
	readonly ids: readonly number[];
	readonly text: string;
}

export interface GenerateOptions {
	readonly signal?: AbortSignal | undefined;
	/** The text so far, after every token. With several beams words may still change. */
	readonly onToken?: ((text: string, tokens: number) => void) | undefined;
}

/** Writes a text of its own after reading one. */
export interface TextGenerator extends TokenCounter {
	/** Too long a text throws as in `classify`; an abort ends it after the token that is being worked on. */
	generate(text: string, options: GenerationOptions, run?: GenerateOptions): Promise<GeneratedText>;
}
