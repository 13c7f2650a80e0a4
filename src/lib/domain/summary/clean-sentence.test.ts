import { describe, expect, it } from 'vitest';
import { cleanSentence } from './clean-sentence.ts';

describe('cleanSentence', () => {
	it.each([
		['(CNN)Ships left.', 'Ships left.'],
		['(CNN) -- Ships left.', 'Ships left.'],
		['(CNN Student News) -- Ships left.', 'Ships left.'],
		['(Reuters) - Ships left.', 'Ships left.'],
		['LONDON (Reuters) - Ships left.', 'Ships left.'],
		['WASHINGTON, D.C., Jan. 3 (AP) — Ships left.', 'Ships left.'],
		['Paris, France (CNN) -- Ships left.', 'Ships left.'],
		['NEW YORK, March 4 -- Ships left.', 'Ships left.'],
		['- led a team\n  of five', 'led a team of five'],
		['2. Ships left .', 'Ships left.'],
		['He asked: “Is it so ?”', 'He asked: “Is it so?”']
	])('shows %j as %j', (sentence, shown) => {
		expect(cleanSentence(sentence)).toBe(shown);
	});

	it.each([
		'Reporters for Reuters (UK) left.',
		'CNN (the broadcaster) was sold.',
		'He works for the agency (AP) - and likes it.',
		'The U.S. -- and others -- left.',
		'(CNN)',
		'3.5 million left.',
		'-5 degrees is cold.',
		''
	])('leaves %j as it is', (sentence) => {
		expect(cleanSentence(sentence)).toBe(sentence);
	});
});
