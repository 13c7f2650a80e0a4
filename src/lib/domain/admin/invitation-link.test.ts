import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { invitationFragment, readInvitation } from './invitation-link.ts';

describe('the link of an invitation', () => {
	it('carries any code there and back', () => {
		const codes = fc
			.string({ minLength: 1, unit: 'grapheme' })
			.filter((code) => code.trim() === code);
		fc.assert(
			fc.property(codes, (code) => {
				expect(readInvitation(invitationFragment(code))).toBe(code);
			})
		);
	});

	it('is none without a code', () => {
		expect(
			[
				'',
				'#',
				'#offline',
				'#invitation',
				'#invitation=',
				'#invitation=%20',
				'#invitation=%E2%82'
			].map(readInvitation)
		).toEqual(Array.from({ length: 7 }));
	});
});
