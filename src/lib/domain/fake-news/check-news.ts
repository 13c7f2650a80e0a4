import { sigmoid } from '#lib/domain/classification/calibration.ts';
import { explainWords } from '#lib/domain/classification/explain-words.ts';
import {
	type Classified,
	type ScoredSpan,
	scoreTexts
} from '#lib/domain/classification/score-texts.ts';
import { shareRun } from '#lib/domain/classification/share-run.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import { suggestSearches } from './claim-searches.ts';
import { NEWS_RULES } from './clean-news.ts';
import type { NewsInput } from './news-input.ts';
import type { NewsBand, NewsResult } from './news-result.ts';
import { findSignals } from './signals/find-signals.ts';

const MAX_WORDS = 24;
const LEAST_EFFECT = 0.05;

const NOTES = [
	'The model judges wording, not facts: it knows no events, and cannot look anything up.',
	'Links, handles, credits of pictures, and names and datelines of agencies such as “(Reuters)” are left out before the model reads: in training data they give the source away.',
	'Satire is meant to be seen through. It is often written like unreliable news, and the model cannot tell the two apart: look at where it was published.'
];

export interface NewsVerdict {
	readonly band: NewsBand;
	/** Calibrated probability that the text is of the unreliable kind. */
	readonly probability: number;
}

function judge(probability: number, threshold: number): NewsVerdict {
	if (probability >= threshold) return { band: 'unreliable-signs', probability };
	return { band: probability <= 1 - threshold ? 'reliable-signs' : 'unclear', probability };
}

/** Band and probability of many texts, in order, in one call of the model; the same as from `checkNews`. */
export async function classifyNews(
	texts: readonly string[],
	model: Classified,
	run?: RunOptions
): Promise<NewsVerdict[]> {
	const options = { rules: NEWS_RULES, withSentences: false };
	const scores = await scoreTexts(texts, model, options, run);
	return scores.map(({ probability }) => judge(probability, model.calibration.threshold));
}

/**
 * The whole answer about one text: band, what carried it, writing signals, searches for a person to open.
 * `onPartial` gets it before the words are weighed, `words` still empty.
 */
export async function checkNews(
	input: NewsInput,
	model: Classified,
	run?: RunOptions,
	onPartial?: (result: NewsResult) => void
): Promise<NewsResult> {
	const runs = shareRun(run, 0.5);
	const options = { rules: NEWS_RULES, withSentences: true };
	const [score] = await scoreTexts([input.text], model, options, runs.first);
	if (!score) throw new RangeError('One text in, one score out');
	const pulls = sharePulls(score.sentences);
	const result: NewsResult = {
		...judge(score.probability, model.calibration.threshold),
		sentences: score.sentences.map(({ span, logit }, index) => ({
			span: score.cleaned.toOriginal(span),
			probability: sigmoid(logit),
			pull: pulls[index] ?? 0
		})),
		words: [],
		signals: findSignals(input.text).map((signal) => ({
			...signal,
			passages: [...signal.passages]
		})),
		searches: suggestSearches(input.text),
		notes: [...NOTES],
		counts: {
			words: score.words,
			tokens: score.tokens,
			sentences: score.sentences.length,
			windows: score.windows.length
		}
	};
	onPartial?.(result);
	const effects = await explainWords(score, model, runs.second);
	const words = effects.filter(({ effect }) => Math.abs(effect) >= LEAST_EFFECT);
	return { ...result, words: words.slice(0, MAX_WORDS) };
}

/** Logit times tokens of each sentence, as a share of the sum of all, sign kept. */
function sharePulls(sentences: readonly ScoredSpan[]): number[] {
	const pulls = sentences.map(({ logit, tokens }) => logit * tokens);
	const total = pulls.reduce((sum, pull) => sum + Math.abs(pull), 0);
	return pulls.map((pull) => (total === 0 ? 0 : Math.max(-1, Math.min(1, pull / total))));
}
