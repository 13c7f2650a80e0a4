import type { TextClassifier, TextEmbedder, TextGenerator } from '#lib/ports/text-model.ts';

/** One loaded model: the one that its task makes it, never both. */
export type TextModel =
	| { readonly task: 'text-classification'; readonly classifier: TextClassifier }
	| { readonly task: 'feature-extraction'; readonly embedder: TextEmbedder }
	| { readonly task: 'summarization'; readonly generator: TextGenerator };
