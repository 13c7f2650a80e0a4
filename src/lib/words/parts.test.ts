import { describe, expect, it } from 'vitest';
import { toStretches } from './parts.ts';

describe('toStretches', () => {
	it('tells marked words from those around them', () => {
		expect(
			toStretches([
				{ type: 'text', value: 'See ' },
				{ type: 'markup-start', name: 'link' },
				{ type: 'text', value: 'the ' },
				{ type: 'text', value: 'help' },
				{ type: 'markup-end', name: 'link' },
				{ type: 'markup-standalone', name: 'keys' },
				{ type: 'text', value: '.' }
			])
		).toEqual([
			{ text: 'See ' },
			{ text: 'the help', mark: 'link' },
			{ text: '', mark: 'keys' },
			{ text: '.' }
		]);
	});
});
