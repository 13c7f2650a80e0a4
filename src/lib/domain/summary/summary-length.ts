import type { SummaryForm, SummaryLength } from './summary-input.ts';

/**
 * Share of the sentences kept, with the fewest and the most. A news story of 30 sentences gives 3, 6
 * and 10; the upper bounds keep the summary of a book readable.
 */
const PRESETS = {
	short: { share: 0.1, least: 2, most: 5 },
	medium: { share: 0.2, least: 3, most: 12 },
	long: { share: 0.33, least: 5, most: 30 }
} as const;

/** How many sentences the summary of a text of `sentences` sentences shall have. */
export function countWanted(sentences: number, length: SummaryLength, form: SummaryForm): number {
	if (form === 'one-line') return 1;
	if (typeof length === 'number') return length;
	const { share, least, most } = PRESETS[length];
	return Math.min(most, Math.max(least, Math.round(share * sentences)));
}
