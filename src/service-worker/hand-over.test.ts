import { describe, expect, it } from 'vitest';
import { HandOver } from './hand-over.ts';

describe('HandOver', () => {
	it('gives each thing once', () => {
		const items = new HandOver();
		items.keep('a', { text: 'kept' });
		expect(items.take('a')).toEqual({ text: 'kept' });
		expect(items.take('a')).toBeUndefined();
	});

	it('keeps the newest under its limit; keeping again counts as new', () => {
		const items = new HandOver(2);
		items.keep('a', 1);
		items.keep('b', 2);
		items.keep('a', 3);
		items.keep('c', 4);
		expect(['a', 'b', 'c'].map((key) => items.take(key))).toEqual([3, undefined, 4]);
	});
});
