import type { ScoringTool, Verdict } from '#lib/domain/verdict.ts';
import { type GroupReport, rightByGroup, rightByPair } from './classification-groups.ts';
import { type GoldLabel, readLabel } from './classification-labels.ts';
import {
	accuracy,
	areaUnderCurve,
	expectedCalibrationError,
	macroF1
} from './classification-metrics.ts';

export interface LabelledText {
	readonly text: string;
	readonly label: string;
	/** Texts of one pair differ in little and have different labels: a contrast set. */
	readonly pair?: string | undefined;
	/** Measured apart from the other groups too. */
	readonly group?: string | undefined;
}

export interface ClassificationReport {
	/** Rows that were measured: those with a known label. */
	readonly rows: number;
	readonly seconds: number;
	/** 0 to 1, as all others. */
	readonly accuracy: number;
	readonly macro_f1: number;
	/** Over the rows with binary gold; null where one class is missing. */
	readonly auc: number | null;
	/** Of the binary decision, over the rows with binary gold, 15 bins. */
	readonly ece: number;
	readonly classes: 2 | 3;
	/** Rows with binary gold. */
	readonly binary_rows: number;
	/** Share of all measured rows that the tool left open ("mixed", "unclear"). */
	readonly open_share: number;
	/** Accuracy over the binary rows that it did not leave open; null where there are none. */
	readonly accuracy_where_decided: number | null;
	readonly rows_with_unknown_label: number;
	/** Some of the labels that could not be read. */
	readonly unknown_labels: readonly string[];
	/** Rows whose text is blank; measured all the same. */
	readonly blank_texts: number;
	/** Share of the pairs whose texts are all judged right; only with pairs. */
	readonly pairs_right?: number;
	/** Each group's own figures; only with groups. */
	readonly [group: `of ${string}`]: GroupReport;
}

/** Labels and probabilities of texts, in order: the product's pipeline in Node or in a browser. */
export type Scorer = (texts: readonly string[]) => Promise<readonly Verdict[]>;

const DECISIONS: Readonly<Record<Verdict['label'], GoldLabel>> = {
	positive: 'one',
	negative: 'zero',
	mixed: 'neutral',
	'unreliable-signs': 'one',
	'reliable-signs': 'zero',
	unclear: 'neutral'
};

/**
 * Measures the product's own pipeline over labelled texts. With two gold classes, accuracy and macro-F1
 * are those of the forced decision (probability of 0.5 or more); with neutral rows among the gold, "mixed"
 * counts as neutral and the three labels are compared. AUC and calibration error are those of the rows with
 * binary gold. Rows whose label cannot be read are left out and counted.
 */
export async function evaluateClassification(
	rows: readonly LabelledText[],
	tool: ScoringTool,
	score: Scorer
): Promise<ClassificationReport> {
	const known: (LabelledText & { gold: GoldLabel })[] = [];
	const unknown: string[] = [];
	for (const row of rows) {
		const gold = readLabel(row.label, tool);
		if (gold) known.push({ ...row, gold });
		else unknown.push(row.label);
	}

	const start = performance.now();
	const verdicts = await score(known.map(({ text }) => text));
	const seconds = (performance.now() - start) / 1000;

	const pairs = known.map(({ gold }, index) => {
		const verdict = verdicts[index];
		if (!verdict) throw new RangeError('One text in, one verdict out');
		return { gold, probability: verdict.probability, decided: DECISIONS[verdict.label] };
	});
	const hasNeutral = pairs.some(({ gold }) => gold === 'neutral');
	const forced = (probability: number): GoldLabel => (probability >= 0.5 ? 'one' : 'zero');
	const predicted = pairs.map(({ decided, probability }) =>
		hasNeutral ? decided : forced(probability)
	);
	const gold = pairs.map((pair) => pair.gold);
	const binary = pairs.filter((pair) => pair.gold !== 'neutral');
	const probabilities = binary.map(({ probability }) => probability);
	const truth = binary.map((pair) => (pair.gold === 'one' ? 1 : 0));
	const decided = binary.filter((pair) => pair.decided !== 'neutral');
	const judged = known.map(({ pair, group, gold: own }, index) => ({
		pair,
		group,
		isRight: predicted[index] === own
	}));

	return {
		rows: pairs.length,
		seconds,
		accuracy: accuracy(predicted, gold),
		macro_f1: macroF1(predicted, gold),
		auc: areaUnderCurve(probabilities, truth) ?? null,
		ece: expectedCalibrationError(probabilities, truth),
		classes: hasNeutral ? 3 : 2,
		binary_rows: binary.length,
		open_share:
			pairs.filter((pair) => pair.decided === 'neutral').length / Math.max(1, pairs.length),
		accuracy_where_decided:
			decided.length === 0
				? null
				: accuracy(
						decided.map((pair) => pair.decided),
						decided.map((pair) => pair.gold)
					),
		...rightByPair(judged),
		rows_with_unknown_label: unknown.length,
		unknown_labels: [...new Set(unknown)].slice(0, 10),
		blank_texts: known.filter(({ text }) => text.trim() === '').length,
		...rightByGroup(judged)
	};
}
