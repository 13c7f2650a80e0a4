import type { Result } from '#lib/domain/result.ts';
import type { ServerFailure } from './sync-server.ts';

/** A log-in at the server that has not ended. Times are milliseconds since 1970. */
export interface ServerSession {
	readonly id: string;
	readonly createdAt: number;
	readonly lastActiveAt: number;
	/** Where it came from; empty where that is not known. */
	readonly address: string;
	/** As the browser called itself; empty where that is not known. */
	readonly userAgent: string;
	/** That of this browser. */
	readonly isCurrent: boolean;
}

/** What an authenticator app takes, and the codes for the day it is lost; all of it is told this once. */
export interface AddedFactor {
	/** `otpauth://…` */
	readonly uri: string;
	readonly backupCodes: readonly string[];
}

export type ServerSecurityError =
	| ServerFailure
	| { readonly kind: 'wrong-credentials' }
	/** The code is wrong or has run out. */
	| { readonly kind: 'wrong-code' }
	| { readonly kind: 'wait'; readonly forMs: number }
	/** Another device has just added or removed it. */
	| { readonly kind: 'factor-changed' };

type Answer<T> = Promise<Result<T, ServerSecurityError>>;

/** How whoever has this browser's session protects their account on the server. */
export interface ServerSecurity {
	/** It counts once a code was confirmed. @param loginSecret proves who asks */
	addFactor(loginSecret: string): Answer<AddedFactor>;
	confirmFactor(code: string): Answer<unknown>;
	removeFactor(loginSecret: string): Answer<unknown>;
	/** The old ones end. */
	renewBackupCodes(loginSecret: string): Answer<readonly string[]>;
	/** The newest first. */
	sessions(): Answer<readonly ServerSession[]>;
	endSession(id: string): Answer<unknown>;
	endOtherSessions(): Answer<unknown>;
}
