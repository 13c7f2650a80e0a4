import { describe, expect, it } from 'vitest';
import { scoreRouge } from './rouge.ts';

/** Reference, candidate, and F1 of ROUGE-1, 2 and Lsum by rouge_score 0.1.2, use_stemmer=True. */
const GOLDEN: [string, string, number, number, number][] = [
	[
		'The council approved the new bridge .\nBuilding starts in March .',
		'The new bridge was approved by the council on Monday.\nIt will be built from March.',
		53.846154,
		25,
		30.769231
	],
	['The council approved the new bridge .', 'Nothing here is of any use.', 0, 0, 0],
	['cats', 'Cats', 100, 0, 100],
	['One two.', '!!!', 0, 0, 0],
	[
		'A storm closed the harbour for two days .\nNo ships were damaged .\nFerries ran again on Friday .',
		'Ferries were running again on Friday after a storm.\nThe storm had closed the harbour for two days, but no ship took damage.\nThe storm was the worst of the year.',
		66.666667,
		39.130435,
		66.666667
	],
	['the the the cat', 'the cat the cat the', 88.888889, 28.571429, 66.666667],
	[
		"Michelle's café in Louisville succeeded: 3.5 million sold",
		'The cafe of Michelle, Louisville, has succeeded and sells 3.5 million',
		54.545455,
		20,
		54.545455
	],
	[
		'alpha beta gamma delta\n\nepsilon zeta',
		'zeta epsilon\ndelta beta gamma alpha\n\n',
		100,
		20,
		50
	]
];

describe('scoreRouge', () => {
	it.each(GOLDEN)('gives what rouge_score gives: %j', (reference, candidate, ...expected) => {
		const { rouge1, rouge2, rougeLsum } = scoreRouge(reference, candidate);
		[rouge1, rouge2, rougeLsum].forEach((score, at) => {
			expect(score).toBeCloseTo(expected[at] ?? NaN, 5);
		});
	});

	it('gives full marks to the reference itself and nothing to an empty text', () => {
		const text = 'Ships left the harbour.\nNobody saw them go.';
		const full = scoreRouge(text, text);
		expect(full.rouge1).toBeCloseTo(100);
		expect(full.rouge2).toBeCloseTo(100);
		expect(full.rougeLsum).toBeCloseTo(100);
		expect(scoreRouge(text, '')).toEqual({ rouge1: 0, rouge2: 0, rougeLsum: 0 });
	});
});
