import type { RunOptions, TextClassifier } from '#lib/ports/text-model.ts';

/** Weights of words in the logit of the second label; words without one weigh nothing. */
export interface FakeClassifier extends TextClassifier {
	/** Texts of every call of `classify`, in order. */
	readonly calls: (readonly string[])[];
}

/**
 * A bag of words in place of a network: the logit of the second label is the mean weight of the
 * words. Tokens are words and single signs, as a BERT tokenizer would split them.
 */
export function fakeClassifier(
	labels: readonly [string, string],
	weights: Readonly<Record<string, number>>,
	maxTokens = 512
): FakeClassifier {
	const tokensOf = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+|[^\s]/gu) ?? [];
	const calls: (readonly string[])[] = [];
	return {
		labels,
		maxTokens,
		calls,
		countTokens: (texts) => texts.map((text) => tokensOf(text).length),
		classify: (texts: readonly string[], run?: RunOptions) => {
			calls.push(texts);
			run?.onProgress?.(texts.length, texts.length);
			return Promise.resolve(
				texts.map((text) => {
					const tokens = tokensOf(text);
					if (tokens.length + 2 > maxTokens) throw new RangeError('too long');
					const sum = tokens.reduce((total, token) => total + (weights[token] ?? 0), 0);
					return Float32Array.of(0, tokens.length === 0 ? 0 : sum / tokens.length);
				})
			);
		}
	};
}
