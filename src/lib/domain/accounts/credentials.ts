import { ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import { newRecoveryCode } from '#lib/domain/sealing/recovery-code.ts';
import type {
	KeyVault,
	PasswordSecrets,
	Sealer,
	WrappingKey,
	WrongKeyError
} from '#lib/ports/key-vault.ts';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { Credentials, SealedCredentials } from './account.ts';
import { normalizePassword } from './password-rules.ts';

export interface CredentialPorts {
	readonly vault: KeyVault;
	readonly hasher: PasswordHasher;
	readonly random: RandomSource;
}

export interface NewCredentials {
	readonly credentials: SealedCredentials;
	readonly sealer: Sealer;
	/** To be shown once. */
	readonly recoveryCode: string;
}

/** A new data key under a new password and a new recovery code. */
export async function createCredentials(
	userId: string,
	password: string,
	ports: CredentialPorts
): Promise<NewCredentials> {
	const code = newRecoveryCode(ports.random);
	const recovery = await ports.vault.recoveryKey(code.bytes);
	const { wrapped, sealer } = await ports.vault.create(userId, recovery);
	const replaced = await replacePassword(userId, wrapped, recovery, password, ports);
	if (!replaced.ok) throw new Error('a data key did not open by the key that wrapped it');
	const keyId = newId(ports.random);
	const credentials = { ...replaced.value, keyId, keyByRecovery: wrapped };
	return { credentials, sealer, recoveryCode: code.text };
}

/** The same data key under another password, with a salt of its own. */
export async function replacePassword(
	userId: string,
	wrapped: string,
	opensBy: WrappingKey,
	password: string,
	{ vault, hasher }: CredentialPorts
): Promise<Result<Omit<SealedCredentials, 'keyId' | 'keyByRecovery'>, WrongKeyError>> {
	const derivation = vault.newDerivation();
	const { loginSecret, wrappingKey } = await vault.derive(password, derivation);
	const keyByPassword = await vault.rewrap(userId, wrapped, opensBy, wrappingKey);
	if (!keyByPassword.ok) return keyByPassword;
	const hash = await hasher.hash(loginSecret);
	return ok({ kind: 'sealed', hash, derivation, keyByPassword: keyByPassword.value });
}

/** The same data key under a new recovery code; the old code opens nothing any more. */
export async function replaceRecoveryCode(
	userId: string,
	wrapped: string,
	opensBy: WrappingKey,
	{ vault, random }: CredentialPorts
): Promise<
	Result<{ readonly keyByRecovery: string; readonly recoveryCode: string }, WrongKeyError>
> {
	const code = newRecoveryCode(random);
	const recovery = await vault.recoveryKey(code.bytes);
	const keyByRecovery = await vault.rewrap(userId, wrapped, opensBy, recovery);
	return keyByRecovery.ok
		? ok({ keyByRecovery: keyByRecovery.value, recoveryCode: code.text })
		: keyByRecovery;
}

/**
 * Whether the password is right. Takes the same work whether there is such an account, and whatever kind
 * it is of: one derivation and one hash.
 */
export async function verifyPassword(
	typed: string,
	credentials: Credentials | undefined,
	{ vault, hasher }: CredentialPorts
): Promise<PasswordSecrets | undefined> {
	const password = normalizePassword(typed);
	const isSealed = credentials?.kind === 'sealed';
	const derivation = isSealed ? credentials.derivation : vault.decoyDerivation;
	const secrets = await vault.derive(password, derivation);
	const secret = credentials?.kind === 'imported' ? typed : secrets.loginSecret;
	const isRight = await hasher.verify(secret, credentials?.hash ?? hasher.decoy);
	return isRight ? secrets : undefined;
}
