import { l, n } from 'js-rouge';
import { stem } from './rouge-stemmer.ts';

/** F1 in points of 100. */
export interface RougeScores {
	readonly rouge1: number;
	readonly rouge2: number;
	readonly rougeLsum: number;
}

/**
 * ROUGE as the Python package `rouge_score` 0.1.2 defines it with `use_stemmer=True`: lower case,
 * runs of a-z and 0-9 are tokens, those of more than three characters are stemmed; for ROUGE-Lsum
 * the sentences of both texts are their lines. js-rouge does the counting; its own tokens and
 * sentences are others and it has no stemmer, which moves a text's ROUGE-1 by up to 17 points.
 */
export function scoreRouge(reference: string, candidate: string): RougeScores {
	if (tokenize(reference).length === 0 || tokenize(candidate).length === 0) {
		return { rouge1: 0, rouge2: 0, rougeLsum: 0 };
	}
	return {
		rouge1: 100 * n(candidate, reference, { n: 1, tokenizer: tokenize }),
		rouge2: 100 * n(candidate, reference, { n: 2, tokenizer: tokenize }),
		rougeLsum: 100 * l(candidate, reference, { tokenizer: tokenize, segmenter: splitLines })
	};
}

export function tokenize(text: string): string[] {
	const tokens = text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
	return tokens.map((token) => (token.length > 3 ? stem(token) : token));
}

function splitLines(text: string): string[] {
	return text.split('\n').filter((line) => tokenize(line).length > 0);
}
