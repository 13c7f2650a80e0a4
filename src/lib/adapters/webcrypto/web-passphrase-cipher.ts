import { fromBase64, toBase64 } from '#lib/domain/sealing/base64.ts';
import { boundTo } from '#lib/domain/sealing/envelope.ts';
import { PBKDF2_ROUNDS, type KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { EncryptedText, PassphraseCipher } from '#lib/ports/passphrase-cipher.ts';
import { decryptText, encryptText } from './aes-gcm.ts';
import { deriveKey, stretch } from './derive-keys.ts';

const SALT_BYTES = 16;
const BINDING = boundTo('backup');

export class WebPassphraseCipher implements PassphraseCipher {
	/** @param rounds of PBKDF2; only tests take fewer */
	constructor(private readonly rounds = PBKDF2_ROUNDS) {}

	async encrypt(text: string, passphrase: string): Promise<EncryptedText> {
		const salt = toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
		const derivation = { algorithm: 'PBKDF2-SHA-256', rounds: this.rounds, salt } as const;
		const key = await fileKey(passphrase, derivation);
		return { derivation, data: toBase64(await encryptText(key, text, BINDING)) };
	}

	async decrypt({ derivation, data }: EncryptedText, passphrase: string) {
		const bytes = fromBase64(data);
		if (!bytes) return err({ kind: 'wrong-key' } as const);
		const text = await decryptText(await fileKey(passphrase, derivation), bytes, BINDING);
		return text.ok ? ok(text.value) : err({ kind: 'wrong-key' } as const);
	}
}

async function fileKey(passphrase: string, derivation: KeyDerivation): Promise<CryptoKey> {
	const source = await stretch(passphrase.normalize('NFKC'), derivation);
	return deriveKey(source, 'backup file', ['encrypt', 'decrypt']);
}
