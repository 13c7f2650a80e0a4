import { expect, it } from 'vitest';
import { rightByGroup, rightByPair } from './classification-groups.ts';

const rows = [
	{ pair: '1', group: 'negation', isRight: true },
	{ pair: '1', group: 'negation', isRight: false },
	{ pair: '2', group: 'negation', isRight: true },
	{ pair: '2', group: 'negation', isRight: true },
	{ pair: '3', group: 'but', isRight: false }
];

it('takes a pair for right only where all its texts are', () => {
	expect(rightByPair(rows)).toEqual({ pairs_right: 1 / 3 });
	expect(rightByPair([{ isRight: true }])).toEqual({});
});

it('measures each group apart', () => {
	expect(rightByGroup(rows)).toEqual({
		'of negation': { rows: 4, accuracy: 0.75, pairs_right: 0.5 },
		'of but': { rows: 1, accuracy: 0, pairs_right: 0 }
	});
	expect(rightByGroup([{ isRight: true }])).toEqual({});
});
