import { normalizePassword } from '#lib/domain/accounts/password-rules.ts';
import { SignIn, type SignInPorts } from '#lib/domain/accounts/sign-in.ts';
import type { SealedCredentials } from '#lib/domain/accounts/account.ts';
import type { SignInError } from '#lib/domain/accounts/account-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { PasswordSecrets, Sealer } from '#lib/ports/key-vault.ts';
import type { ServerLinks } from '#lib/ports/server-links.ts';
import type {
	ServerLogInError,
	ServerPeople,
	ServerPerson,
	ServerRegisterError
} from '#lib/ports/server-people.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';
import type { KeyBundle } from './key-bundle.ts';

export interface ServerAccountPorts extends SignInPorts {
	readonly people: ServerPeople;
	readonly links: ServerLinks;
}

/** A log-in at the server whose data key this password opened. */
export interface OpenedAccount {
	readonly person: ServerPerson;
	readonly keys: KeyBundle;
	readonly secrets: PasswordSecrets;
	readonly sealer: Sealer;
}

export type OpenError =
	| ServerLogInError
	/** Logged in, but no data key is there yet: the account on this device brings its own. */
	| { readonly kind: 'no-keys'; readonly person: ServerPerson }
	/** Logged in, but the data key opens by another passphrase: it was chosen apart, or the password was reset. */
	| { readonly kind: 'other-passphrase'; readonly person: ServerPerson; readonly keys: KeyBundle };

export interface NewServerAccount {
	readonly username: string;
	readonly email: string;
	readonly invitation?: string | undefined;
}

/** Puts an account of this device and one of the server together. The password is typed here and stays here. */
export class ServerAccount {
	readonly #signIn: SignIn;

	constructor(private readonly ports: ServerAccountPorts) {
		this.#signIn = new SignIn(ports);
	}

	/** Makes the account of this device one of the server too: the same password, the same data key. */
	async register(
		localName: string,
		password: string,
		{ username, email, invitation }: NewServerAccount
	): Promise<Result<ServerPerson, ServerRegisterError | SignInError>> {
		const own = await this.#prove(localName, password);
		if (!own.ok) return own;
		const { id, keys, loginSecret } = own.value;
		const { people, links } = this.ports;
		const made = await people.register({ username, email, loginSecret, keys, invitation });
		if (!made.ok) return made;
		const joined = await links.join(id, made.value.username);
		return joined.ok ? made : joined;
	}

	/** For who is known to the server by other means, and has no data key there yet: this device's becomes theirs. */
	async bringKeys(
		localName: string,
		passphrase: string,
		person: ServerPerson
	): Promise<Result<void, ServerFailure | SignInError | { readonly kind: 'conflict' }>> {
		const own = await this.#prove(localName, passphrase);
		if (!own.ok) return own;
		const stored = await this.ports.people.storeKeys(own.value.keys, undefined);
		return stored.ok ? this.ports.links.join(own.value.id, person.username) : stored;
	}

	/** Logs in at the server and opens the data key; nothing on this device is changed yet. */
	async open(
		username: string,
		password: string,
		code?: string
	): Promise<Result<OpenedAccount, OpenError>> {
		const { people, vault } = this.ports;
		const derivation = await people.derivation(username);
		if (!derivation.ok) return derivation;
		const secrets = await vault.derive(normalizePassword(password), derivation.value);
		const person = await people.logIn(username, secrets.loginSecret, code);
		if (!person.ok) return person;
		const keys = await people.keys();
		if (!keys.ok) return keys;
		if (!keys.value) return err({ kind: 'no-keys', person: person.value });
		return this.#openKeys(person.value, keys.value, secrets);
	}

	/** What proves to the server that whoever is logged in there knows the password. */
	async proofOf(username: string, password: string): Promise<Result<string, ServerFailure>> {
		const derivation = await this.ports.people.derivation(username);
		if (!derivation.ok) return derivation;
		const { loginSecret } = await this.ports.vault.derive(
			normalizePassword(password),
			derivation.value
		);
		return ok(loginSecret);
	}

	/** As `open`, for who has a session at the server already. */
	async openByPassphrase(
		person: ServerPerson,
		keys: KeyBundle,
		passphrase: string
	): Promise<Result<OpenedAccount, OpenError>> {
		const { vault } = this.ports;
		const secrets = await vault.derive(normalizePassword(passphrase), keys.derivation);
		return this.#openKeys(person, keys, secrets);
	}

	async #openKeys(person: ServerPerson, keys: KeyBundle, secrets: PasswordSecrets) {
		const { ownerId, keyByPassword } = keys;
		const sealer = await this.ports.vault.open(ownerId, keyByPassword, secrets.wrappingKey);
		if (!sealer.ok) return err({ kind: 'other-passphrase', person, keys } as const);
		return ok({ person, keys, secrets, sealer: sealer.value });
	}

	async #prove(
		localName: string,
		password: string
	): Promise<
		Result<
			{ readonly id: string; readonly keys: KeyBundle; readonly loginSecret: string },
			SignInError
		>
	> {
		const proven = await this.#signIn.prove(localName, password);
		if (!proven.ok) return proven;
		const { account, secrets } = proven.value;
		if (account.credentials.kind !== 'sealed') return err({ kind: 'needs-recovery-code' });
		const keys = bundleOf(account.id, account.credentials);
		return ok({ id: account.id, keys, loginSecret: secrets.loginSecret });
	}
}

/** What of an account's credentials a server may keep: everything but the hash. */
export function bundleOf(
	ownerId: string,
	{ keyId, derivation, keyByPassword, keyByRecovery }: SealedCredentials
): KeyBundle {
	return { ownerId, keyId, derivation, keyByPassword, keyByRecovery };
}
