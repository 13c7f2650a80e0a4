import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitUnits } from './text-units.ts';

function unitsOf(text: string): string[] {
	return splitUnits(text).map(({ start, end }) => text.slice(start, end));
}

describe('splitUnits', () => {
	it('splits lines and inline bullets, and takes their marks off', () => {
		expect(unitsOf('- one thing\n2) another\nfirst • second ● third')).toEqual([
			'one thing',
			'another',
			'first',
			'second',
			'third'
		]);
	});

	it('joins a line that the page broke, but not the next bullet', () => {
		const broken = 'Led the migration of the whole reporting platform to\nthe cloud';
		expect(unitsOf(broken)).toEqual([broken]);
		const bullets = '- is ready to lead a subject such as maths or science\n- knows how to';
		expect(unitsOf(bullets)).toHaveLength(2);
	});

	it('loses no letter or digit, and keeps units short', () => {
		const word = fc.constantFrom(
			'alpha',
			'b2',
			'•',
			'-',
			'\n',
			'. ',
			'ï¿½',
			'3)',
			',',
			'\t',
			'Zed'
		);
		fc.assert(
			fc.property(fc.array(word, { maxLength: 300 }), (words) => {
				const text = words.join(' ');
				const units = unitsOf(text);
				const solid = (s: string) => s.match(/[a-z]/giu)?.join('') ?? '';
				expect(units.map(solid).join('')).toBe(solid(text));
				for (const unit of units) expect(unit.length).toBeLessThanOrEqual(360);
			})
		);
	});
});
