import type { GenerationOptions } from '#lib/domain/generation/generation-options.ts';
import { KNOWN_TOKENS } from '#lib/domain/inference/known-tokens.ts';
import type { TextModel } from './text-model.ts';

const SHORT: GenerationOptions = {
	beams: 1,
	minTokens: KNOWN_TOKENS,
	maxTokens: KNOWN_TOKENS,
	noRepeatNgram: 3
};

/** What a model answers to texts, as numbers to compare: logits, unit vectors, or the first tokens. */
export async function answerKnownTexts(
	model: TextModel,
	texts: readonly string[]
): Promise<ArrayLike<number>[]> {
	switch (model.task) {
		case 'text-classification':
			return model.classifier.classify(texts);
		case 'feature-extraction':
			return model.embedder.embed(texts);
		case 'summarization': {
			const answers: ArrayLike<number>[] = [];
			for (const text of texts) answers.push((await model.generator.generate(text, SHORT)).ids);
			return answers;
		}
	}
}
