import { describe, expect, it } from 'vitest';
import { suggestSearches } from './claim-searches.ts';

describe('suggestSearches', () => {
	it('prefers sentences with figures and names to opinions and questions', () => {
		const claim = 'The Danube flooded 1,200 houses in Linz last March.';
		const text = `I think we should all be worried now. ${claim} Who could want such a thing, really?`;
		const [first] = suggestSearches(text);
		expect(first?.span).toEqual({
			start: text.indexOf(claim),
			end: text.indexOf(claim) + claim.length
		});
		expect(first?.query).toBe('Danube flooded 1,200 houses Linz last March');
	});

	it('suggests three at most, and none without words to search for', () => {
		expect(suggestSearches('Rome built 12 new aqueducts in Lazio. '.repeat(9))).toHaveLength(3);
		expect(suggestSearches('It is so. Well well.')).toEqual([]);
	});
});
