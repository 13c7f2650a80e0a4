import { sigmoid } from '#lib/domain/classification/calibration.ts';
import { explainWords } from '#lib/domain/classification/explain-words.ts';
import {
	type Classified,
	scoreTexts,
	type TextScore
} from '#lib/domain/classification/score-texts.ts';
import { shareRun } from '#lib/domain/classification/share-run.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import { traceCourse } from './course.ts';
import type { SentimentInput } from './sentiment-input.ts';
import {
	judgeSentiment,
	labelOf,
	SENTIMENT_RULES,
	type SentimentVerdict
} from './sentiment-label.ts';
import type { SentimentResult } from './sentiment-result.ts';

/** Words that the answer shows, and the least effect worth showing, in logits. */
const MAX_WORDS = 24;
const LEAST_EFFECT = 0.05;

const OPTIONS = { rules: SENTIMENT_RULES, withSentences: true } as const;

/**
 * Label and calibrated probability of many texts, in order, in one call of the model. A text gets the same here
 * as from `analyzeSentiment`.
 */
export async function classifySentiments(
	texts: readonly string[],
	model: Classified,
	run?: RunOptions
): Promise<SentimentVerdict[]> {
	const scores = await scoreTexts(texts, model, OPTIONS, run);
	return scores.map((score) => judgeSentiment(score, model.calibration.threshold));
}

/**
 * The whole answer about one text: label, sentences, words, course. Two calls of the model: one for the text and
 * its sentences, one for the words; `onPartial` gets the answer before the second, `words` still empty.
 */
export async function analyzeSentiment(
	input: SentimentInput,
	model: Classified,
	run?: RunOptions,
	onPartial?: (result: SentimentResult) => void
): Promise<SentimentResult> {
	const runs = shareRun(run, 0.5);
	const [score] = await scoreTexts([input.text], model, OPTIONS, runs.first);
	if (!score) throw new RangeError('One text in, one score out');
	const { threshold } = model.calibration;
	const result: SentimentResult = {
		...judgeSentiment(score, threshold),
		sentences: score.sentences.map(({ span, logit }) => {
			const positive = sigmoid(logit);
			return {
				span: score.cleaned.toOriginal(span),
				label: labelOf(positive, threshold),
				probability: Math.max(positive, 1 - positive),
				positive
			};
		}),
		words: [],
		course: traceCourse(score.sentences).map((point) => ({
			...point,
			span: score.cleaned.toOriginal(point.span)
		})),
		balance: weighBalance(score, threshold),
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

function weighBalance({ sentences }: TextScore, threshold: number): SentimentResult['balance'] {
	const balance = { positive: 0, mixed: 0, negative: 0 };
	const total = sentences.reduce((sum, { tokens }) => sum + Math.max(1, tokens), 0);
	for (const { logit, tokens } of sentences) {
		balance[labelOf(sigmoid(logit), threshold)] += Math.max(1, tokens) / total;
	}
	// Sums of shares may pass 1 by a rounding error.
	return {
		positive: Math.min(1, balance.positive),
		mixed: sentences.length === 0 ? 1 : Math.min(1, balance.mixed),
		negative: Math.min(1, balance.negative)
	};
}
