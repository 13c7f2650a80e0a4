import { sigmoid } from '#lib/domain/classification/calibration.ts';
import type { ScoredSpan } from '#lib/domain/classification/score-texts.ts';
import type { SentimentResult } from './sentiment-result.ts';

/** Fewer sentences make no course. */
const LEAST_SENTENCES = 4;
/** More points than a chart can show; sentences are then taken together. */
const MAX_POINTS = 200;
/** Sentences to either side that a point takes in, less the farther away. */
const RADIUS = 2;

interface Point {
	readonly middle: number;
	readonly span: ScoredSpan['span'];
	readonly logit: number;
	readonly tokens: number;
}

/**
 * The mood along a text: token-weighted logits, smoothed over neighbours with triangular weights. Spans
 * are those of `sentences`; `at` is the middle of the point in tokens, 0 to 1.
 */
export function traceCourse(sentences: readonly ScoredSpan[]): SentimentResult['course'] {
	if (sentences.length < LEAST_SENTENCES) return [];
	const size = Math.ceil(sentences.length / MAX_POINTS);
	const total = sentences.reduce((sum, { tokens }) => sum + Math.max(1, tokens), 0);
	const points: Point[] = [];
	let passed = 0;
	for (let index = 0; index < sentences.length; index += size) {
		const group = sentences.slice(index, index + size);
		const [first, last] = [group[0], group.at(-1)];
		if (!first || !last) break;
		const tokens = group.reduce((sum, sentence) => sum + Math.max(1, sentence.tokens), 0);
		const logits = group.reduce((sum, { logit, tokens: own }) => sum + logit * Math.max(1, own), 0);
		points.push({
			middle: (passed + tokens / 2) / total,
			span: { start: first.span.start, end: last.span.end },
			logit: logits / tokens,
			tokens
		});
		passed += tokens;
	}
	return points.map((point, index) => {
		const from = Math.max(0, index - RADIUS);
		let [sum, weights] = [0, 0];
		for (const [offset, near] of points.slice(from, index + RADIUS + 1).entries()) {
			const weight = near.tokens * (RADIUS + 1 - Math.abs(from + offset - index));
			sum += near.logit * weight;
			weights += weight;
		}
		return { at: point.middle, positive: sigmoid(sum / weights), span: point.span };
	});
}
