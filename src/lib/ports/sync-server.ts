import type { Result } from '#lib/domain/result.ts';
import type {
	PullAnswer,
	PullCall,
	PushAnswer,
	PushCall,
	SyncRefusal
} from '#lib/domain/sync/sync-calls.ts';

/** Why a call did not reach the server or came back without an answer. Whether it took effect is unknown. */
export type ServerFailure =
	| { readonly kind: 'offline' }
	/** Busy, restarting or too many calls; milliseconds after which it may be asked again. */
	| { readonly kind: 'server-busy'; readonly retryAfterMs?: number }
	/** The session has ended: log in again. */
	| { readonly kind: 'signed-out' }
	/** Something that this version does not understand. */
	| { readonly kind: 'server-error'; readonly detail: string };

/** A user's log as one of their devices sees it. Every call ends by itself after a while. */
export interface SyncServer {
	pull(
		call: PullCall,
		signal: AbortSignal
	): Promise<Result<PullAnswer, SyncRefusal | ServerFailure>>;
	push(
		call: PushCall,
		signal: AbortSignal
	): Promise<Result<PushAnswer, SyncRefusal | ServerFailure>>;
}
