import type { KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import type { KeyBundle } from '#lib/domain/sync/key-bundle.ts';
import type { Result } from '#lib/domain/result.ts';
import type { ServerFailure } from './sync-server.ts';

/** There is no server of this app at this address: the app came from a host that only hands out files. */
export interface NoServer {
	readonly kind: 'no-server';
}

export interface ServerFacts {
	/** Anybody may make an account. */
	readonly isOpen: boolean;
	/** How the server is set, whoever is there already. */
	readonly signUp: 'open' | 'invitation' | 'closed';
	/** Names of other services that log people in, such as `github`. */
	readonly providers: readonly string[];
}

export interface ServerPerson {
	/** As others see it. */
	readonly username: string;
}

/** Who has the session of this browser, and what only they see of themselves. */
export interface OwnServerPerson extends ServerPerson {
	readonly isAdmin: boolean;
	/** A code is asked for at every log-in. */
	readonly hasSecondFactor: boolean;
}

export type ServerLogInError =
	| ServerFailure
	| { readonly kind: 'wrong-credentials' }
	/** A code of the authenticator app, or a backup code, is asked for. */
	| { readonly kind: 'code-needed' }
	| { readonly kind: 'wrong-code' }
	| { readonly kind: 'locked' }
	/** A mail was sent; its link must be opened first. */
	| { readonly kind: 'confirm-email' }
	| { readonly kind: 'wait'; readonly forMs: number };

export type ServerRegisterError =
	| ServerFailure
	/** Which of the two is not told. */
	| { readonly kind: 'name-or-email-taken' }
	| { readonly kind: 'confirm-email' }
	/** An admin must invite. */
	| { readonly kind: 'invitation-needed' }
	/** The one that was given is unknown, used or expired. */
	| { readonly kind: 'invitation-refused' };

export interface NewPerson {
	readonly username: string;
	readonly email: string;
	readonly loginSecret: string;
	readonly keys: KeyBundle;
	/** From the link that an admin sent. */
	readonly invitation?: string | undefined;
}

/** People of the server that this app was loaded from. It sees log-in secrets and wrapped keys, never a password. */
export interface ServerPeople {
	describe(): Promise<Result<ServerFacts, ServerFailure | NoServer>>;
	/** Whose session this browser has; nothing if none. */
	current(): Promise<Result<OwnServerPerson | undefined, ServerFailure>>;
	/** How this name's password becomes a log-in secret; something as good for names that nobody has. */
	derivation(username: string): Promise<Result<KeyDerivation, ServerFailure>>;
	register(person: NewPerson): Promise<Result<ServerPerson, ServerRegisterError>>;
	/** @param code of the authenticator app, or one of the backup codes */
	logIn(
		username: string,
		loginSecret: string,
		code?: string
	): Promise<Result<ServerPerson, ServerLogInError>>;
	logOut(): Promise<Result<void, ServerFailure>>;
	/** Nothing for who came by invitation or another service and has chosen no passphrase yet. */
	keys(): Promise<Result<KeyBundle | undefined, ServerFailure>>;
	/** @param replaces the key id that is expected there; nothing where there is none yet */
	storeKeys(
		keys: KeyBundle,
		replaces: string | undefined
	): Promise<Result<void, ServerFailure | { readonly kind: 'conflict' }>>;
	/** Other devices have to log in again. */
	changePassword(
		currentSecret: string,
		newSecret: string,
		keys: KeyBundle
	): Promise<Result<void, ServerFailure | { readonly kind: 'wrong-credentials' }>>;
}
