import { mean } from '#lib/domain/inference/vectors.ts';
import type { RunOptions, TextEmbedder } from '#lib/ports/text-model.ts';

/** Looks up the unit vector of a text that was embedded before. */
export type VectorOf = (text: string) => Float32Array;

/** [CLS] and [SEP]. */
const SPECIAL_TOKENS = 2;

/**
 * Embeds every distinct text once, in a single call. A text longer than the model reads is halved at
 * a space until its parts fit, and stands as the mean of them: nothing is cut off.
 */
export async function embedTexts(
	texts: readonly string[],
	embedder: TextEmbedder,
	run: RunOptions
): Promise<VectorOf> {
	const distinct = [...new Set(texts)];
	const budget = embedder.maxTokens - SPECIAL_TOKENS;
	const counts = embedder.countTokens(distinct);
	const parts = distinct.map((text, i) =>
		(counts[i] ?? 0) <= budget ? [text] : splitToFit(text, embedder, budget)
	);
	const flat = [...new Set(parts.flat())];
	const embedded = await embedder.embed(flat, run);
	const byPart = new Map(flat.map((part, i) => [part, embedded[i]]));
	const vectors = new Map<string, Float32Array>();
	distinct.forEach((text, i) => {
		const found = (parts[i] ?? []).flatMap((part) => byPart.get(part) ?? []);
		vectors.set(text, found.length === 1 ? (found[0] ?? mean(found)) : mean(found));
	});
	return (text) => {
		const vector = vectors.get(text);
		if (vector === undefined) throw new Error('A text was compared that was never embedded.');
		return vector;
	};
}

function splitToFit(text: string, embedder: TextEmbedder, budget: number): string[] {
	const [count = 0] = embedder.countTokens([text]);
	if (count <= budget || text.length < 2) return [text];
	const middle = Math.floor(text.length / 2);
	const space = text.indexOf(' ', middle);
	const cut = space > 0 && space < text.length - 1 ? space : middle;
	return [text.slice(0, cut), text.slice(cut)]
		.map((half) => half.trim())
		.filter((half) => half !== '')
		.flatMap((half) => splitToFit(half, embedder, budget));
}
