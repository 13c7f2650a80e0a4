import { fromBase64, toBase64 } from '#lib/domain/sealing/base64.ts';
import { boundTo, openEnvelope, packEnvelope } from '#lib/domain/sealing/envelope.ts';
import { PBKDF2_ROUNDS, type KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type {
	KeyVault,
	PasswordSecrets,
	Sealer,
	WrappingKey,
	WrongKeyError
} from '#lib/ports/key-vault.ts';
import { gcm, newNonce } from './aes-gcm.ts';
import { deriveKey, deriveSecret, splittable, stretch } from './derive-keys.ts';
import { WebSealer } from './web-sealer.ts';

const SALT_BYTES = 16;
const AES = { name: 'AES-GCM', length: 256 } as const;
const WRONG_KEY = err({ kind: 'wrong-key' } as const);

/** Data keys by WebCrypto, the same in page, worker and Node. No call hands out a key's bytes. */
export class WebKeyVault implements KeyVault {
	readonly decoyDerivation: KeyDerivation;

	/** @param rounds of PBKDF2 for new passwords; only tests take fewer */
	constructor(private readonly rounds = PBKDF2_ROUNDS) {
		this.decoyDerivation = this.newDerivation();
	}

	newDerivation(): KeyDerivation {
		const salt = toBase64(crypto.getRandomValues(new Uint8Array(SALT_BYTES)));
		return { algorithm: 'PBKDF2-SHA-256', rounds: this.rounds, salt };
	}

	async derive(password: string, derivation: KeyDerivation): Promise<PasswordSecrets> {
		const source = await stretch(password, derivation);
		return {
			loginSecret: toBase64(await deriveSecret(source, 'log-in secret')),
			wrappingKey: { purpose: 'password', handle: await wrappingKeyFrom(source) }
		};
	}

	async recoveryKey(code: Uint8Array<ArrayBuffer>): Promise<WrappingKey> {
		return { purpose: 'recovery', handle: await wrappingKeyFrom(await splittable(code)) };
	}

	async create(userId: string, wrapping: WrappingKey) {
		const key = await crypto.subtle.generateKey(AES, true, ['encrypt', 'decrypt']);
		const wrapped = await wrap(userId, key, wrapping);
		const opened = await unwrap(userId, wrapped, wrapping, false);
		if (!opened) throw new Error('a fresh data key does not open');
		return { wrapped, sealer: new WebSealer(userId, opened) };
	}

	async createTemporary(userId: string): Promise<Sealer> {
		const key = await crypto.subtle.generateKey(AES, false, ['encrypt', 'decrypt']);
		return new WebSealer(userId, key);
	}

	async open(
		userId: string,
		wrapped: string,
		wrapping: WrappingKey
	): Promise<Result<Sealer, WrongKeyError>> {
		const key = await unwrap(userId, wrapped, wrapping, false);
		return key ? ok(new WebSealer(userId, key)) : WRONG_KEY;
	}

	async rewrap(
		userId: string,
		wrapped: string,
		from: WrappingKey,
		to: WrappingKey
	): Promise<Result<string, WrongKeyError>> {
		const key = await unwrap(userId, wrapped, from, true);
		return key ? ok(await wrap(userId, key, to)) : WRONG_KEY;
	}

	restore(userId: string, handle: unknown): Sealer | undefined {
		return handle instanceof CryptoKey ? new WebSealer(userId, handle) : undefined;
	}
}

function wrappingKeyFrom(source: CryptoKey): Promise<CryptoKey> {
	return deriveKey(source, 'wrapping key', ['wrapKey', 'unwrapKey']);
}

async function wrap(userId: string, key: CryptoKey, wrapping: WrappingKey): Promise<string> {
	const nonce = newNonce();
	const algorithm = gcm(nonce, boundTo('data-key', userId, wrapping.purpose));
	const bytes = await crypto.subtle.wrapKey('raw', key, asCryptoKey(wrapping), algorithm);
	return toBase64(packEnvelope({ nonce, cipherText: new Uint8Array(bytes) }));
}

async function unwrap(
	userId: string,
	wrapped: string,
	wrapping: WrappingKey,
	isExtractable: boolean
): Promise<CryptoKey | undefined> {
	const bytes = fromBase64(wrapped);
	const envelope = bytes && openEnvelope(bytes);
	if (!envelope?.ok) return undefined;
	const { nonce, cipherText } = envelope.value;
	const algorithm = gcm(nonce, boundTo('data-key', userId, wrapping.purpose));
	const key = asCryptoKey(wrapping);
	try {
		return await crypto.subtle.unwrapKey('raw', cipherText, key, algorithm, AES, isExtractable, [
			'encrypt',
			'decrypt'
		]);
	} catch {
		return undefined;
	}
}

function asCryptoKey({ handle }: WrappingKey): CryptoKey {
	if (!(handle instanceof CryptoKey)) throw new TypeError('not a key of this vault');
	return handle;
}
