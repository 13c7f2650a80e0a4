import { BANDS } from '#lib/domain/job-match/rubric.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { Tone } from '#lib/ui/tone.ts';
import * as m from '#lib/paraglide/history.js';

interface OutcomeWords {
	/** As entries keep it. */
	readonly value: string;
	readonly tool: ToolId;
	readonly name: () => string;
	readonly tone: Tone;
}

const BAND_NAMES = {
	strong: [m.strong_match, 'positive'],
	good: [m.good_match, 'positive'],
	partial: [m.partial_match, 'mixed'],
	weak: [m.weak_match, 'negative']
} as const;

export interface Outcome extends Omit<OutcomeWords, 'name'> {
	readonly name: string;
}

/** Every label and band that an answer can have; a summary has none. */
export const OUTCOMES: readonly OutcomeWords[] = [
	{ value: 'positive', tool: 'sentiment', name: m.positive, tone: 'positive' },
	{ value: 'mixed', tool: 'sentiment', name: m.mixed, tone: 'mixed' },
	{ value: 'negative', tool: 'sentiment', name: m.negative, tone: 'negative' },
	{ value: 'reliable-signs', tool: 'fake-news', name: m.signs_of_reliability, tone: 'positive' },
	{ value: 'unclear', tool: 'fake-news', name: m.unclear, tone: 'mixed' },
	{
		value: 'unreliable-signs',
		tool: 'fake-news',
		name: m.signs_of_unreliability,
		tone: 'negative'
	},
	...BANDS.map((value): OutcomeWords => {
		const [name, tone] = BAND_NAMES[value];
		return { value, tool: 'job-match', name, tone };
	})
];

/** A label in words; one that this version does not know stands as it is. */
export function outcomeOf(tool: ToolId, value: string): Outcome {
	const known = OUTCOMES.find((outcome) => outcome.tool === tool && outcome.value === value);
	return known ? { ...known, name: known.name() } : { value, tool, name: value, tone: 'neutral' };
}
