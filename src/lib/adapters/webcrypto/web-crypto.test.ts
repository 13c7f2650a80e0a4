import { describe, expect, it } from 'vitest';
import { BcryptHasher } from './bcrypt-hasher.ts';
import { systemClock } from './system-clock.ts';
import { webDigest } from './web-digest.ts';
import { WebPassphraseCipher } from './web-passphrase-cipher.ts';

describe('BcryptHasher', () => {
	const hasher = new BcryptHasher(4);

	it('tells the right secret from a wrong one', async () => {
		const hash = await hasher.hash('Zürich 2026');
		expect(await hasher.verify('Zürich 2026', hash)).toBe(true);
		expect(await hasher.verify('Zurich 2026', hash)).toBe(false);
		expect(await hasher.verify('Zürich 2026', 'no hash')).toBe(false);
	});

	it('reads the hashes of other programs', async () => {
		// A test vector of Openwall's crypt_blowfish.
		const vector = '$2a$05$CCCCCCCCCCCCCCCCCCCCC.E5YPO9kmyuRGyh0XouQYb4YMJKvyOeW';
		expect(await hasher.verify('U*U', vector)).toBe(true);
		expect(await hasher.verify('U*V', vector)).toBe(false);
	});

	it('never cuts in silence', () => {
		expect(() => hasher.hash('é'.repeat(37))).toThrow(RangeError);
	});

	it('has a decoy of the cost of real hashes, which nothing opens', async () => {
		const hash = await new BcryptHasher(5).hash('secret');
		const { decoy } = new BcryptHasher(5);
		expect(decoy.slice(0, 7)).toBe(hash.slice(0, 7));
		expect(decoy).toHaveLength(hash.length);
		expect(await hasher.verify('secret', decoy)).toBe(false);
		expect(new BcryptHasher().decoy.slice(0, 7)).toBe('$2b$12$');
	});
});

describe('WebPassphraseCipher', () => {
	const cipher = new WebPassphraseCipher(10);

	it('opens by the same words only', async () => {
		const encrypted = await cipher.encrypt('{"a":"ü"}', 'four words of mine');
		expect(encrypted.data).not.toContain('{');
		expect(await cipher.decrypt(encrypted, 'four words of mine')).toEqual({
			ok: true,
			value: '{"a":"ü"}'
		});
		const wrong = { ok: false, error: { kind: 'wrong-key' } };
		expect(await cipher.decrypt(encrypted, 'four words of yours')).toEqual(wrong);
		expect(await cipher.decrypt({ ...encrypted, data: '?' }, 'four words of mine')).toEqual(wrong);
		expect(await cipher.decrypt({ ...encrypted, data: 'AQID' }, 'four words of mine')).toEqual(
			wrong
		);
	});
});

describe('webDigest', () => {
	it('is SHA-256 (FIPS 180-2, example B.1)', async () => {
		expect(await webDigest.sha256('abc')).toBe(
			'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'
		);
	});
});

it('systemClock tells the time', () => {
	expect(Math.abs(systemClock.now() - Date.now())).toBeLessThan(1000);
});
