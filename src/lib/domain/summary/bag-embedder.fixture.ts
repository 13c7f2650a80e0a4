import type { RunOptions, TextEmbedder } from '#lib/ports/text-model.ts';

/** Stands in for the model: a text is the bag of its words, hashed into a unit vector; a word is a token. */
export class BagEmbedder implements TextEmbedder {
	readonly dimensions = 64;
	readonly maxTokens: number;
	readonly calls: string[][] = [];

	constructor(maxTokens = 256) {
		this.maxTokens = maxTokens;
	}

	countTokens(texts: readonly string[]): number[] {
		return texts.map((text) => wordsOf(text).length);
	}

	embed(texts: readonly string[], options?: RunOptions): Promise<Float32Array[]> {
		options?.signal?.throwIfAborted();
		this.calls.push([...texts]);
		options?.onProgress?.(texts.length, texts.length);
		return Promise.resolve(texts.map((text) => this.#embedOne(text)));
	}

	#embedOne(text: string): Float32Array {
		const words = wordsOf(text);
		if (words.length > this.maxTokens - 2) throw new RangeError('Too long a text.');
		const vector = new Float32Array(this.dimensions);
		for (const word of words) {
			let hash = 7;
			for (const letter of word) hash = (hash * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
			const at = hash % this.dimensions;
			vector[at] = (vector[at] ?? 0) + 1;
		}
		const length = Math.hypot(...vector);
		return length === 0 ? vector : vector.map((value) => value / length);
	}
}

function wordsOf(text: string): string[] {
	return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}
