/**
 * The published rubric: how the 100 points of a match are given. Every part's points are in the
 * result. Chosen on résumés of 25 trades against postings written for them, and on halves of health
 * and technical postings and of résumés, each of these sources held back in turn: meaning finds the trade,
 * shared rare words the text that fits best within it.
 */
export const RUBRIC = {
	requirements: 26,
	'nice-to-have': 3,
	title: 16,
	skills: 8,
	'whole-text': 12,
	wording: 30,
	experience: 3,
	education: 2
} as const;

export const PARTS = [
	'requirements',
	'nice-to-have',
	'title',
	'skills',
	'whole-text',
	'wording',
	'experience',
	'education'
] as const;
export type Part = (typeof PARTS)[number];

/**
 * The cosine that earns nothing and the one that earns all points of a part. Measured with
 * all-MiniLM-L6-v2: unrelated trades lie around the first, a fitting résumé around the second.
 */
export const SCALES = {
	coverage: { none: 0.14, full: 0.6 },
	title: { none: 0.25, full: 0.8 },
	whole: { none: 0.25, full: 0.8 },
	skills: { none: 0, full: 0.7 },
	words: { none: 0, full: 0.25 },
	pairs: { none: 0, full: 0.06 }
} as const;

/** Linear between `none` (0) and `full` (1), flat outside. */
export function onScale(
	value: number,
	scale: { readonly none: number; readonly full: number }
): number {
	return Math.min(1, Math.max(0, (value - scale.none) / (scale.full - scale.none)));
}

/**
 * Verdict on one requirement by the cosine of its best résumé line. Of requirements against résumés
 * of another trade 1 in 100 reach `met` and 1 in 9 `partly`; of the same trade 1 in 4 and 1 in 2.
 */
export const VERDICT_COSINE = {
	met: 0.58,
	partly: 0.42,
	/** Enough where every skill the requirement names stands in the résumé. */
	metWithSkills: 0.3,
	/** Needed where the requirement names skills and none of them is found. */
	metWithoutSkills: 0.72
} as const;

export const BANDS = ['strong', 'good', 'partial', 'weak'] as const;
export type Band = (typeof BANDS)[number];

/** Fewest points of each band. */
export const BAND_FLOORS: Readonly<Record<Band, number>> = {
	strong: 70,
	good: 50,
	partial: 30,
	weak: 0
};

/**
 * Bands of the total, for words beside the number. On the development data half of the fitting
 * résumés have 57 points or more; of another trade 1 in 20 reaches 37, 1 in 100 reaches 48.
 */
export function bandOf(score: number): Band {
	return BANDS.find((band) => score >= BAND_FLOORS[band]) ?? 'weak';
}
