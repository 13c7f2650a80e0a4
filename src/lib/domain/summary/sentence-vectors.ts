import { splitUnits } from '#lib/domain/classification/split-units.ts';
import type { Span } from '#lib/domain/text/sentences.ts';
import type { RunOptions, TextEmbedder } from '#lib/ports/text-model.ts';
import { weightedMean } from '#lib/domain/inference/vectors.ts';

/** [CLS] and [SEP]. */
const SPECIAL_TOKENS = 2;

/**
 * One unit vector a sentence, in order. A sentence longer than the model reads is embedded in
 * parts and stands as their mean, each weighted by its tokens: nothing is cut off.
 *
 * @param sentences what `splitSentences` gives for `text`
 */
export async function embedSentences(
	text: string,
	sentences: readonly Span[],
	embedder: TextEmbedder,
	run: RunOptions
): Promise<Float32Array[]> {
	const units = splitUnits(text, embedder, embedder.maxTokens - SPECIAL_TOKENS);
	const vectors = await embedder.embed(
		units.map(({ span }) => text.slice(span.start, span.end)),
		run
	);
	let next = 0;
	return sentences.map(({ end }) => {
		const parts: Float32Array[] = [];
		const tokens: number[] = [];
		for (let unit = units[next]; unit && unit.span.start < end; unit = units[++next]) {
			const vector = vectors[next];
			if (vector) parts.push(vector);
			tokens.push(unit.tokens);
		}
		const [only] = parts;
		return parts.length === 1 && only ? only : weightedMean(parts, (at) => tokens[at] ?? 0);
	});
}
