import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanWith } from './cleaned-text.ts';

const rules = [
	{ pattern: /https?:\S+/g, replacement: ' ' },
	{ pattern: /[#@]/g, replacement: '' },
	{ pattern: /&amp;/g, replacement: '&' }
];

describe('cleanWith', () => {
	it('maps what is left back to where it stood', () => {
		const original = 'see https://a.b/#x now #fun &amp; joy';
		const { text, toOriginal } = cleanWith(original, rules);
		expect(text).toBe('see   now fun & joy');
		const start = text.indexOf('fun');
		const span = toOriginal({ start, end: start + 7 });
		expect(original.slice(span.start, span.end)).toBe('fun &amp; j');
	});

	it('leaves every kept character under its own offset', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('a', 'B', '#', '@', ' ', '\n', '&amp;') }),
				(original) => {
					const { text, toOriginal } = cleanWith(original, rules);
					for (let index = 0; index < text.length; index += 1) {
						const span = toOriginal({ start: index, end: index + 1 });
						if (text[index] !== '&') {
							expect(original.slice(span.start, span.end)).toBe(text[index]);
						}
						expect(span.end).toBeLessThanOrEqual(original.length);
					}
				}
			)
		);
	});

	it('changes nothing without rules', () => {
		expect(cleanWith('as it #is', []).text).toBe('as it #is');
	});
});
