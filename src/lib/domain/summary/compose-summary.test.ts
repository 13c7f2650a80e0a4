import { describe, expect, it } from 'vitest';
import { composeSummary } from './compose-summary.ts';

describe('composeSummary', () => {
	it('runs the sentences of a paragraph on and closes open ones', () => {
		expect(composeSummary(['A heading', 'It began.', 'Did it end?'], 'paragraph')).toBe(
			'A heading. It began. Did it end?'
		);
		expect(composeSummary(['An open end'], 'paragraph')).toBe('An open end');
	});

	it('gives every key point a line', () => {
		expect(composeSummary(['One.', 'Two.'], 'key-points')).toBe('- One.\n- Two.');
	});

	it('gives one line as it is', () => {
		expect(composeSummary(['One.'], 'one-line')).toBe('One.');
	});
});
