import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { fromBase64, toBase64 } from '#lib/domain/sealing/base64.ts';
import { newRecoveryCode } from '#lib/domain/sealing/recovery-code.ts';
import { sealJson, unsealJson } from '#lib/domain/sealing/seal-json.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { WebKeyVault } from './web-key-vault.ts';
import { webRandom } from './web-random.ts';

const vault = new WebKeyVault(10);
const place = { record: 'entry-1', field: 'content' };
let sealer: Sealer;

beforeAll(async () => {
	sealer = await vault.createTemporary('ann');
});

describe('sealing', () => {
	it('is undone by unsealing, whatever was sealed', async () => {
		await fc.assert(
			fc.asyncProperty(fc.jsonValue({ stringUnit: 'binary' }), async (value) => {
				const sealed = await sealJson(sealer, place, value);
				const opened = await unsealJson(sealer, place, sealed, z.unknown());
				const copy: unknown = JSON.parse(JSON.stringify(value));
				expect(opened).toEqual({ ok: true, value: copy });
			})
		);
	});

	it('keeps lone surrogates', async () => {
		const sealed = await sealJson(sealer, place, 'a\ud800b');
		expect(await unsealJson(sealer, place, sealed, z.string())).toEqual({
			ok: true,
			value: 'a\ud800b'
		});
	});

	it('refuses any flipped bit', async () => {
		await fc.assert(
			fc.asyncProperty(fc.string(), fc.nat(), async (text, seed) => {
				const sealed = await sealer.seal(text, place);
				const bit = seed % (sealed.length * 8);
				const at = bit >> 3;
				sealed[at] = (sealed[at] ?? 0) ^ (1 << (bit & 7));
				expect((await sealer.unseal(sealed, place)).ok).toBe(false);
			}),
			{ numRuns: 300 }
		);
	});

	it('refuses every shorter version of itself', async () => {
		const sealed = await sealer.seal('short', place);
		for (let length = 0; length < sealed.length; length++) {
			expect((await sealer.unseal(sealed.slice(0, length), place)).ok).toBe(false);
		}
	});

	it('opens only where it belongs', async () => {
		const sealed = await sealer.seal('mine', place);
		const other = vault.restore('bob', sealer.handle);
		expect(await other?.unseal(sealed, place)).toEqual({
			ok: false,
			error: { kind: 'cannot-unseal' }
		});
		for (const elsewhere of [
			{ ...place, record: 'entry-2' },
			{ ...place, field: 'notes' },
			{ record: 'entry-1,content', field: '' }
		]) {
			expect((await sealer.unseal(sealed, elsewhere)).ok).toBe(false);
		}
	});

	it('never writes the same bytes twice, and holds no word of the text', async () => {
		const first = await sealer.seal('a secret sentence', place);
		expect(await sealer.seal('a secret sentence', place)).not.toEqual(first);
		expect(new TextDecoder('latin1').decode(first)).not.toContain('secret');
	});

	it('does not take content of another shape for content', async () => {
		const sealed = await sealJson(sealer, place, { a: 1 });
		expect(await unsealJson(sealer, place, sealed, z.string())).toEqual({
			ok: false,
			error: { kind: 'cannot-unseal' }
		});
		const notJson = await sealer.seal('{', place);
		expect((await unsealJson(sealer, place, notJson, z.string())).ok).toBe(false);
	});
});

describe('the data key', () => {
	it('opens by password and by recovery code after re-wrapping, and seals alike', async () => {
		const code = await vault.recoveryKey(newRecoveryCode(webRandom).bytes);
		const secrets = await vault.derive('correct horse', vault.newDerivation());
		const { wrapped, sealer: created } = await vault.create('ann', code);
		const byPassword = await vault.rewrap('ann', wrapped, code, secrets.wrappingKey);
		if (!byPassword.ok) throw new Error('expected a wrapped key');
		const sealed = await created.seal('hello', place);
		const opened = await vault.open('ann', byPassword.value, secrets.wrappingKey);
		expect(opened.ok && (await opened.value.unseal(sealed, place))).toEqual({
			ok: true,
			value: 'hello'
		});
	});

	it('opens for no other password, user, purpose, nor with any bit flipped', async () => {
		const derivation = vault.newDerivation();
		const { wrappingKey } = await vault.derive('correct horse', derivation);
		const wrong = await vault.derive('correct horsf', derivation);
		const { wrapped } = await vault.create('ann', wrappingKey);
		expect((await vault.open('ann', wrapped, wrong.wrappingKey)).ok).toBe(false);
		expect((await vault.open('bob', wrapped, wrappingKey)).ok).toBe(false);
		expect((await vault.open('ann', wrapped, { ...wrappingKey, purpose: 'recovery' })).ok).toBe(
			false
		);
		expect((await vault.rewrap('ann', wrapped, wrong.wrappingKey, wrappingKey)).ok).toBe(false);
		const bytes = fromBase64(wrapped) ?? new Uint8Array();
		for (let bit = 0; bit < bytes.length * 8; bit++) {
			const changed = bytes.slice();
			changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
			expect((await vault.open('ann', toBase64(changed), wrappingKey)).ok).toBe(false);
		}
	});

	it('cannot be exported, nor restored from anything but a key', async () => {
		const { sealer: created } = await vault.create(
			'ann',
			await vault.recoveryKey(webRandom.bytes(20))
		);
		await expect(crypto.subtle.exportKey('raw', created.handle)).rejects.toThrow();
		await expect(crypto.subtle.exportKey('raw', sealer.handle as CryptoKey)).rejects.toThrow();
		const sealed = await created.seal('again', place);
		const copy = vault.restore('ann', structuredClone(created.handle));
		expect(await copy?.unseal(sealed, place)).toEqual({ ok: true, value: 'again' });
		expect(vault.restore('ann', 'key')).toBeUndefined();
	});

	it('splits a password into two secrets that do not tell of each other', async () => {
		const derivation = vault.newDerivation();
		const first = await vault.derive('correct horse', derivation);
		const again = await vault.derive('correct horse', derivation);
		expect(again.loginSecret).toBe(first.loginSecret);
		expect(first.loginSecret).toHaveLength(44);
		const salted = await vault.derive('correct horse', vault.newDerivation());
		expect(salted.loginSecret).not.toBe(first.loginSecret);
	});

	it('asks 600,000 rounds of new passwords', () => {
		expect(new WebKeyVault().newDerivation().rounds).toBe(600_000);
	});
});
