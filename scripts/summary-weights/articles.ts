import { cleanSentence } from '#lib/domain/summary/clean-sentence.ts';
import { measureSentences, type SentenceFeatures } from '#lib/domain/summary/sentence-features.ts';
import { embedSentences } from '#lib/domain/summary/sentence-vectors.ts';
import { splitSentences } from '#lib/domain/text/sentences.ts';
import type { TextEmbedder } from '#lib/ports/text-model.ts';
import type { SummaryRow } from '../eval/summary.ts';
import { countTokens, type TokenCounts } from './unigrams.ts';

/** An article with all that a search of weights asks of it again and again. */
export interface Article {
	readonly features: readonly SentenceFeatures[];
	readonly vectors: readonly Float32Array[];
	readonly tokens: readonly TokenCounts[];
	readonly reference: TokenCounts;
}

/** Articles of no more sentences than a summary of three has are left out: every choice is right there. */
export async function readArticles(
	rows: readonly SummaryRow[],
	embedder: TextEmbedder
): Promise<Article[]> {
	const articles: Article[] = [];
	for (const { article, reference } of rows) {
		const spans = splitSentences(article);
		if (spans.length <= 3) continue;
		const sentences = spans.map(({ start, end }) => cleanSentence(article.slice(start, end)));
		const vectors = await embedSentences(article, spans, embedder, {});
		articles.push({
			features: measureSentences(sentences, vectors),
			vectors,
			tokens: sentences.map(countTokens),
			reference: countTokens(reference)
		});
	}
	return articles;
}
