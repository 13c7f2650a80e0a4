import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatRecoveryCode, newRecoveryCode, parseRecoveryCode } from './recovery-code.ts';

const codes = fc.uint8Array({ minLength: 20, maxLength: 20 });

describe('recovery code', () => {
	it('has eight groups of five symbols', () => {
		const { text, bytes } = newRecoveryCode({ bytes: (count) => new Uint8Array(count).fill(7) });
		expect(text).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}(-[0-9A-HJKMNP-TV-Z]{5}){7}$/);
		expect(bytes).toHaveLength(20);
	});

	it('reads what it writes, also as people type it', () => {
		fc.assert(
			fc.property(codes, (bytes) => {
				const text = formatRecoveryCode(bytes);
				const read = { ok: true, value: new Uint8Array(bytes) };
				expect(parseRecoveryCode(text)).toEqual(read);
				expect(parseRecoveryCode(` ${text.toLowerCase().replaceAll('-', ' ')}\n`)).toEqual(read);
				expect(parseRecoveryCode(text.replaceAll('0', 'o').replaceAll('1', 'l'))).toEqual(read);
			})
		);
	});

	it('names the group of any one wrong symbol', () => {
		fc.assert(
			fc.property(codes, fc.nat(39), fc.integer({ min: 1, max: 31 }), (bytes, at, shift) => {
				const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
				const symbols = Array.from(formatRecoveryCode(bytes).replaceAll('-', ''));
				const wrong = alphabet[(alphabet.indexOf(symbols[at] ?? '') + shift) % 32];
				symbols[at] = wrong ?? '';
				expect(parseRecoveryCode(symbols.join(''))).toEqual({
					ok: false,
					error: { kind: 'mistyped-group', group: Math.floor(at / 5) + 1 }
				});
			})
		);
	});

	it('finds exchanged neighbours and exchanged groups', () => {
		fc.assert(
			fc.property(codes, fc.nat(7), fc.nat(3), fc.nat(7), (bytes, group, at, other) => {
				const groups = formatRecoveryCode(bytes).split('-');
				const one = Array.from(groups[group] ?? '');
				const [a = '', b = ''] = [one[at], one[at + 1]];
				fc.pre(a !== b && group !== other);
				const swapped = one.with(at, b).with(at + 1, a);
				expect(parseRecoveryCode(groups.with(group, swapped.join('')).join('-')).ok).toBe(false);
				const moved = groups.with(group, groups[other] ?? '').with(other, groups[group] ?? '');
				expect(parseRecoveryCode(moved.join('-')).ok).toBe(false);
			})
		);
	});

	it('says how long a code is', () => {
		expect(parseRecoveryCode('ABCDE')).toEqual({
			ok: false,
			error: { kind: 'wrong-length', symbols: 5, expected: 40 }
		});
		expect(parseRecoveryCode('U'.repeat(40))).toEqual({
			ok: false,
			error: { kind: 'mistyped-group', group: 1 }
		});
	});
});
