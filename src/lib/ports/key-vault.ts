import type { KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import type { SealPlace, UnsealError } from '#lib/domain/sealing/envelope.ts';
import type { Result } from '#lib/domain/result.ts';

/** Opens and closes what one user keeps; the data key inside cannot be read by any code. */
export interface Sealer {
	readonly userId: string;
	/** For a session store or a worker to pass on (structured clone) and for `KeyVault.restore`. */
	readonly handle: unknown;
	/** @param text well-formed Unicode (JSON always is) */
	seal(text: string, place: SealPlace): Promise<Uint8Array<ArrayBuffer>>;
	/** Refuses whatever was changed by one bit, moved to another place, or sealed for someone else. */
	unseal(sealed: Uint8Array<ArrayBuffer>, place: SealPlace): Promise<Result<string, UnsealError>>;
}

/** A key that wraps data keys, of no other use. */
export interface WrappingKey {
	/** A wrapped key says which of the two it was made for, and opens with no other. */
	readonly purpose: 'password' | 'recovery';
	readonly handle: unknown;
}

/** The two halves of what a password is turned into. */
export interface PasswordSecrets {
	/** 256 bits in Base64 (44 characters): proves the password, opens nothing. */
	readonly loginSecret: string;
	/** Opens the data key; never leaves this device. */
	readonly wrappingKey: WrappingKey;
}

export interface WrongKeyError {
	readonly kind: 'wrong-key';
}

/** Makes, wraps and opens data keys. Wrapped keys are Base64. */
export interface KeyVault {
	/** The rounds of today with a fresh salt. */
	newDerivation(): KeyDerivation;
	/** Takes as long as a real one: for names that have no account. */
	readonly decoyDerivation: KeyDerivation;
	derive(password: string, derivation: KeyDerivation): Promise<PasswordSecrets>;
	/** @param code the 20 random bytes of a recovery code */
	recoveryKey(code: Uint8Array<ArrayBuffer>): Promise<WrappingKey>;
	/** A new data key, wrapped and open. */
	create(
		userId: string,
		wrapping: WrappingKey
	): Promise<{ readonly wrapped: string; readonly sealer: Sealer }>;
	/** A data key that is never stored: for guests. */
	createTemporary(userId: string): Promise<Sealer>;
	open(
		userId: string,
		wrapped: string,
		wrapping: WrappingKey
	): Promise<Result<Sealer, WrongKeyError>>;
	rewrap(
		userId: string,
		wrapped: string,
		from: WrappingKey,
		to: WrappingKey
	): Promise<Result<string, WrongKeyError>>;
	/** The sealer whose handle was kept; nothing if it is not one. */
	restore(userId: string, handle: unknown): Sealer | undefined;
}
