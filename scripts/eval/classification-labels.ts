import type { ScoringTool } from '#lib/domain/verdict.ts';

/** A gold label as the metrics count it: class 1, class 0, or neither. */
export type GoldLabel = 'one' | 'zero' | 'neutral';

const NAMES: Readonly<Record<ScoringTool, Readonly<Record<string, GoldLabel>>>> = {
	sentiment: {
		positive: 'one',
		pos: 'one',
		'1': 'one',
		negative: 'zero',
		neg: 'zero',
		'0': 'zero',
		neutral: 'neutral',
		mixed: 'neutral'
	},
	'fake-news': { fake: 'one', '1': 'one', real: 'zero', '0': 'zero' }
};

/**
 * Reads a label in any case: POSITIVE/NEGATIVE/NEUTRAL (pos, neg, mixed) or FAKE/REAL, or 1/0 with
 * 1 = positive and 1 = fake, also as 1.0/0.0. Undefined where it is none of these.
 */
export function readLabel(label: string, tool: ScoringTool): GoldLabel | undefined {
	const name = label
		.trim()
		.toLowerCase()
		.replace(/^([01])\.0+$/, '$1');
	return Object.hasOwn(NAMES[tool], name) ? NAMES[tool][name] : undefined;
}
