import type { Span } from '#lib/domain/text/sentences.ts';
import { planWindows } from '#lib/domain/text/windows.ts';
import { splitWords } from '#lib/domain/text/words.ts';
import type { RunOptions, TextClassifier } from '#lib/ports/text-model.ts';
import { type Calibration, calibrate, sigmoid } from './calibration.ts';
import { type CleanedText, type CleaningRule, cleanWith } from './cleaned-text.ts';
import { splitUnits, type Unit } from './split-units.ts';

/** A stretch of the cleaned text with its calibrated logit. */
export interface ScoredSpan {
	readonly span: Span;
	readonly tokens: number;
	readonly logit: number;
}

export interface TextScore {
	/** As the model read it. All spans here are offsets into `cleaned.text`. */
	readonly cleaned: CleanedText;
	/** Calibrated logit of the whole text; 0 where nothing is left to read. */
	readonly logit: number;
	/** Calibrated probability of the calibration's target. */
	readonly probability: number;
	readonly words: number;
	readonly tokens: number;
	/** What was read, in order; `tokens` are those that no window before had. */
	readonly windows: readonly ScoredSpan[];
	/** Empty unless asked for. */
	readonly sentences: readonly ScoredSpan[];
}

export interface ScoreOptions {
	readonly rules: readonly CleaningRule[];
	/** Whether the sentences get scores of their own, beside the windows. */
	readonly withSentences: boolean;
}

export interface Classified {
	readonly classifier: TextClassifier;
	readonly calibration: Calibration;
}

interface Plan {
	readonly cleaned: CleanedText;
	readonly units: readonly Unit[];
	readonly windows: readonly { readonly span: Span; readonly tokens: number }[];
}

function planText(
	text: string,
	{ classifier, calibration }: Classified,
	options: ScoreOptions
): Plan {
	const whole = cleanWith(text, options.rules);
	// A text of nothing but links and handles is read as it stands.
	const cleaned = whole.text.trim() === '' ? cleanWith(text, []) : whole;
	const budget = Math.min(calibration.windowTokens, classifier.maxTokens - 2);
	const units = splitUnits(cleaned.text, classifier, budget);
	let read = -1;
	const windows = planWindows(
		units.map((unit) => unit.span),
		units.map((unit) => unit.tokens),
		{ budget, overlap: calibration.overlapTokens }
	).map(({ first, last, span }) => {
		const fresh = units.slice(Math.max(first, read + 1), last + 1);
		read = last;
		return { span, tokens: fresh.reduce((sum, unit) => sum + unit.tokens, 0) };
	});
	return { cleaned, units, windows };
}

/**
 * Classifies many texts in one call of the model, order kept, equal passages computed once. A text is
 * read whole, in windows; its logit is the mean of the windows' logits, each weighted by the tokens it
 * brings that no window before it had, so overlaps count once. What one text gets does not depend on
 * the texts beside it.
 */
export async function scoreTexts(
	texts: readonly string[],
	model: Classified,
	options: ScoreOptions,
	run?: RunOptions
): Promise<TextScore[]> {
	const known = new Map<string, Plan>();
	for (const text of texts) {
		if (!known.has(text)) known.set(text, planText(text, model, options));
	}
	const passages = new Set<string>();
	for (const { cleaned, units, windows } of known.values()) {
		for (const { span } of windows) passages.add(cleaned.text.slice(span.start, span.end));
		if (!options.withSentences) continue;
		for (const { span } of units) passages.add(cleaned.text.slice(span.start, span.end));
	}
	const logits = await classifyPassages([...passages], model, run);

	const scores = new Map<string, TextScore>();
	for (const [text, plan] of known) scores.set(text, collect(plan, logits, options));
	return texts.flatMap((text) => scores.get(text) ?? []);
}

/** Calibrated logit of each passage, in one call. */
export async function classifyPassages(
	passages: readonly string[],
	{ classifier, calibration }: Classified,
	run?: RunOptions
): Promise<ReadonlyMap<string, number>> {
	const rows = passages.length === 0 ? [] : await classifier.classify(passages, run);
	return new Map(
		passages.map((passage, index) => [
			passage,
			calibrate(rows[index] ?? [], classifier.labels, calibration)
		])
	);
}

function collect(
	{ cleaned, units, windows }: Plan,
	logits: ReadonlyMap<string, number>,
	options: ScoreOptions
): TextScore {
	const score = ({ span, tokens }: Unit): ScoredSpan => ({
		span,
		tokens,
		logit: logits.get(cleaned.text.slice(span.start, span.end)) ?? 0
	});
	const scored = windows.map(score);
	const tokens = units.reduce((sum, unit) => sum + unit.tokens, 0);
	const logit = weightedLogit(scored);
	return {
		cleaned,
		logit,
		probability: sigmoid(logit),
		words: splitWords(cleaned.text).length,
		tokens,
		windows: scored,
		sentences: options.withSentences ? units.map(score) : []
	};
}

function weightedLogit(spans: readonly ScoredSpan[]): number {
	// A window of unknown characters only may count no tokens; it still has a say.
	const weight = ({ tokens }: ScoredSpan) => Math.max(1, tokens);
	const total = spans.reduce((sum, span) => sum + weight(span), 0);
	if (total === 0) return 0;
	return spans.reduce((sum, span) => sum + span.logit * weight(span), 0) / total;
}
