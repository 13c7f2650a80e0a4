import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scoreRouge } from '../eval/rouge.ts';
import { countTokens, unigramF1 } from './unigrams.ts';

const text = fc
	.array(fc.constantFrom('Ships', 'ship', 'left', 'the', 'harbours', '2013', 'and'), {
		minLength: 1
	})
	.map((words) => words.join(' '));

describe('unigramF1', () => {
	it('says what the evaluation says', () => {
		fc.assert(
			fc.property(text, fc.array(text, { minLength: 1 }), (reference, sentences) => {
				const own = unigramF1(countTokens(reference), sentences.map(countTokens));
				expect(100 * own).toBeCloseTo(scoreRouge(reference, sentences.join('\n')).rouge1);
			})
		);
	});
});
