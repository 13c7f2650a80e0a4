import type { Classified } from '#lib/domain/classification/score-texts.ts';
import { classifyNews } from '#lib/domain/fake-news/check-news.ts';
import { classifySentiments } from '#lib/domain/sentiment/analyze-sentiment.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import type { ScoringTool, Verdict } from './verdict.ts';

/** Label and probability of many texts, in order: the same as each gets by itself on the tool's page. */
export async function scoreBatch(
	tool: ScoringTool,
	texts: readonly string[],
	model: Classified,
	run?: RunOptions
): Promise<Verdict[]> {
	switch (tool) {
		case 'sentiment': {
			const verdicts = await classifySentiments(texts, model, run);
			return verdicts.map(({ label, positive }) => ({ label, probability: positive }));
		}
		case 'fake-news': {
			const verdicts = await classifyNews(texts, model, run);
			return verdicts.map(({ band, probability }) => ({ label: band, probability }));
		}
	}
}
