import { BANDS } from '#lib/domain/job-match/rubric.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { Tone } from '#lib/ui/tone.ts';

export interface Outcome {
	/** As entries keep it. */
	readonly value: string;
	readonly tool: ToolId;
	readonly name: string;
	readonly tone: Tone;
}

const BAND_NAMES = {
	strong: ['Strong match', 'positive'],
	good: ['Good match', 'positive'],
	partial: ['Partial match', 'mixed'],
	weak: ['Weak match', 'negative']
} as const;

/** Every label and band that an answer can have; a summary has none. */
export const OUTCOMES: readonly Outcome[] = [
	{ value: 'positive', tool: 'sentiment', name: 'Positive', tone: 'positive' },
	{ value: 'mixed', tool: 'sentiment', name: 'Mixed', tone: 'mixed' },
	{ value: 'negative', tool: 'sentiment', name: 'Negative', tone: 'negative' },
	{ value: 'reliable-signs', tool: 'fake-news', name: 'Signs of reliability', tone: 'positive' },
	{ value: 'unclear', tool: 'fake-news', name: 'Unclear', tone: 'mixed' },
	{
		value: 'unreliable-signs',
		tool: 'fake-news',
		name: 'Signs of unreliability',
		tone: 'negative'
	},
	...BANDS.map((value): Outcome => {
		const [name, tone] = BAND_NAMES[value];
		return { value, tool: 'job-match', name, tone };
	})
];

/** A label in words; one that this version does not know stands as it is. */
export function outcomeOf(tool: ToolId, value: string): Outcome {
	const known = OUTCOMES.find((outcome) => outcome.tool === tool && outcome.value === value);
	return known ?? { value, tool, name: value, tone: 'neutral' };
}
