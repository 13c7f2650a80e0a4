import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeAccountError } from '#lib/features/errors/account-errors.ts';
import { isCommonPassword } from './common-passwords.ts';
import { beginAttempt, delayAfter, FORGET_AFTER_MS, type LoginAttempts } from './login-delay.ts';
import { checkNewPassword } from './password-rules.ts';
import { parseUsername, usernameKey } from './username.ts';

describe('username', () => {
	it.each([
		['Ann', 'ANN'],
		['  Zoë  Müller ', 'zoe\u0308 mu\u0308ller'],
		['Ａｎｎ', 'ann'],
		['STRASSE', 'straße'],
		['ΟΔΥΣΣΕΥΣ', 'οδυσσευς'],
		['ﬁona', 'FIONA']
	])('%j and %j are one name', (first, second) => {
		expect(usernameKey(first)).toBe(usernameKey(second));
	});

	it('keeps the name as typed, composed', () => {
		expect(parseUsername(' Zoe\u0308 ')).toEqual({ ok: true, value: { name: 'Zoë', key: 'zoë' } });
	});

	it('has a key that is its own key', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 30 }), (text) => {
				expect(usernameKey(usernameKey(text))).toBe(usernameKey(text));
				expect(usernameKey(text.toUpperCase())).toBe(usernameKey(text.toLowerCase().toUpperCase()));
			})
		);
	});

	it.each(['', ' ', 'a', 'x'.repeat(41)])('refuses the length of %j', (typed) => {
		expect(parseUsername(typed)).toMatchObject({ error: { kind: 'username-length' } });
	});

	it.each(['a\u202eb', 'a\u200bb', '<b>ann', '.ann', 'a/b', 'a\u0000b', 'a\ud800b'])(
		'refuses the characters of %j',
		(typed) => {
			expect(parseUsername(typed)).toMatchObject({ error: { kind: 'username-characters' } });
		}
	);
});

describe('password', () => {
	it('has eight characters, however many bytes each takes', () => {
		expect(checkNewPassword('Mv7!xqL', 'ann')).toMatchObject({ error: { kind: 'password-short' } });
		expect(checkNewPassword('🦉🐘🦔🦩🐙🦜🐳🦥', 'ann').ok).toBe(true);
		expect(checkNewPassword('🦉🐘🦔🦩', 'ann').ok).toBe(false);
	});

	it('is refused above 72 bytes of UTF-8, never cut', () => {
		const longest = 'ü'.repeat(10) + 'Mq7 vK'.repeat(8) + 'abcd';
		expect(new TextEncoder().encode(longest)).toHaveLength(72);
		expect(checkNewPassword(longest, 'ann').ok).toBe(true);
		expect(checkNewPassword(`${longest}x`, 'ann')).toEqual({
			ok: false,
			error: { kind: 'password-long', bytes: 73, max: 72 }
		});
		expect(checkNewPassword('Aß€🦉'.repeat(9), 'ann')).toEqual({
			ok: false,
			error: { kind: 'password-long', bytes: 90, max: 72 }
		});
	});

	it('is one password, however its letters are composed', () => {
		expect(checkNewPassword('caffe\u0300 lungo 8', 'ann')).toEqual(
			checkNewPassword('caffè lungo 8', 'ann')
		);
	});

	it('is not the username', () => {
		expect(checkNewPassword('Annabelle1', 'annabelle')).toMatchObject({
			error: { kind: 'password-is-name' }
		});
		expect(checkNewPassword('annabelle keeps nine owls', 'annabelle').ok).toBe(true);
	});

	it.each([
		...['password', 'Password1', 'P@ssw0rd', 'passw0rd123', '12345678', '123456789', '1234567890'],
		...['87654321', 'qwertyuiop', 'QWERTY123', 'qwertzuiop', '1q2w3e4r', '1qaz2wsx', 'abcd1234'],
		...[
			'iloveyou',
			'iloveyou2',
			'sunshine',
			'princess1',
			'football!',
			'welcome2026',
			'Summer2026!'
		],
		...['admin1234', 'letmein1', 'aaaaaaaa', '11111111', 'abcabcabc', '12121212', 'trustno1'],
		...[
			'starwars',
			'superman1',
			'monkeymonkey',
			'!!dragon99',
			'asdfghjkl',
			'zxcvbnm1',
			'changeme1'
		],
		...['michael1', 'jennifer', 'baseball', '1234qwer', 'qwer1234', '147258369', 'liverpool1']
	])('%s is common', (password) => {
		expect(isCommonPassword(password)).toBe(true);
	});

	it.each([
		'correct horse battery',
		'vK7-mQ2-zP9',
		'nine owls at dusk',
		'passionfruit pie',
		'dragonfly lake',
		'Tr0mbone?rain'
	])('%s is not', (password) => {
		expect(isCommonPassword(password)).toBe(false);
	});
});

describe('login delay', () => {
	it('grows from one second to a quarter of an hour', () => {
		const seconds = [1, 2, 3, 4, 5, 6, 10, 14, 50].map((failures) => delayAfter(failures) / 1000);
		expect(seconds).toEqual([0, 0, 0, 1, 2, 4, 64, 900, 900]);
	});

	function fail(times: number, now: number) {
		let stored: LoginAttempts | undefined;
		for (let failure = 0; failure < times; failure++) {
			now += stored ? Math.max(0, stored.blockedUntil - now) : 0;
			stored = beginAttempt(stored, 'ann', now);
		}
		return { stored, now };
	}

	it('refuses before its time without counting', () => {
		const { stored, now } = fail(6, 1000);
		const early = beginAttempt(stored, 'ann', now + 3999);
		expect(early).toEqual({ ...stored, blockedUntil: now + 4000, isRefused: true });
		expect(beginAttempt(early, 'ann', now + 4000)).toMatchObject({ failures: 7, isRefused: false });
	});

	it('is not made longer, nor shorter, by a clock set back', () => {
		const { stored, now } = fail(6, 10_000_000);
		expect(beginAttempt(stored, 'ann', now - 9_000_000)).toMatchObject({
			isRefused: true,
			blockedUntil: now - 9_000_000 + 4000
		});
	});

	it('is forgotten after a day', () => {
		const { stored, now } = fail(9, 0);
		expect(beginAttempt(stored, 'ann', now + FORGET_AFTER_MS + 1)).toMatchObject({ failures: 1 });
	});
});

it('every refusal says what to do', () => {
	expect(describeAccountError({ kind: 'wait', forMs: 61_000 })).toContain('2 minutes');
	expect(describeAccountError({ kind: 'wait', forMs: 400 })).toContain('one second');
	expect(describeAccountError({ kind: 'password-long', bytes: 90, max: 72 })).toContain('90 bytes');
	expect(describeAccountError({ kind: 'mistyped-group', group: 3 })).toContain('Group 3');
});
