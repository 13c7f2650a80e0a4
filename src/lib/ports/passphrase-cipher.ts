import type { KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import type { Result } from '#lib/domain/result.ts';
import type { WrongKeyError } from './key-vault.ts';

export interface EncryptedText {
	readonly derivation: KeyDerivation;
	/** Envelope of nonce and AES-256-GCM cipher text in Base64. */
	readonly data: string;
}

/** Encrypts a whole file under words that the user chose for it. */
export interface PassphraseCipher {
	encrypt(text: string, passphrase: string): Promise<EncryptedText>;
	/** A changed file and a wrong passphrase look the same. */
	decrypt(encrypted: EncryptedText, passphrase: string): Promise<Result<string, WrongKeyError>>;
}
