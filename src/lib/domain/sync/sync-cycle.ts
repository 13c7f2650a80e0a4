import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { ReplicaPosition, SyncReplica } from '#lib/ports/sync-replica.ts';
import type { ServerFailure, SyncServer } from '#lib/ports/sync-server.ts';
import type { PullAnswer, PullCall, SyncRefusal } from './sync-calls.ts';

export type SyncError =
	| Exclude<SyncRefusal, { kind: 'sweep-needed' | 'log-replaced' | 'clock-ahead' }>
	| ServerFailure
	| StoreError
	| { readonly kind: 'stopped' }
	/** Server and device do not come to an end with each other. */
	| { readonly kind: 'no-progress' };

export interface CycleReport {
	/** Changes that the server confirmed. */
	readonly sent: number;
	/** Records of this device that look different now. */
	readonly changed: number;
}

type Refused = SyncRefusal | ServerFailure | StoreError;

/** Restarts within one cycle: reading anew, and once more if even that was overtaken. */
const MAX_RESTARTS = 4;

/** Reads what is new, then tells what changed here, until both sides have the same. Can be cut off anywhere. */
export class SyncCycle {
	#sent = 0;
	#changed = 0;

	constructor(
		private readonly replica: SyncReplica,
		private readonly server: SyncServer
	) {}

	async run(signal: AbortSignal): Promise<Result<CycleReport, SyncError>> {
		this.#sent = 0;
		this.#changed = 0;
		for (let restarts = 0; restarts < MAX_RESTARTS; restarts++) {
			const done = await this.#once(signal);
			if (signal.aborted) return err({ kind: 'stopped' });
			if (done.ok) return ok({ sent: this.#sent, changed: this.#changed });
			const mended = await this.#mend(done.error);
			if (!mended.ok) return mended;
		}
		return err({ kind: 'no-progress' });
	}

	async #once(signal: AbortSignal): Promise<Result<void, Refused>> {
		const read = await this.#pullAll(signal);
		if (!read.ok) return read;
		const told = await this.#pushAll(signal);
		if (!told.ok || told.value === 0) return told.ok ? ok(undefined) : told;
		return this.#pullAll(signal);
	}

	async #pullAll(signal: AbortSignal): Promise<Result<void, Refused>> {
		while (!signal.aborted) {
			const position = await this.replica.position();
			if (!position.ok) return position;
			const answer = await this.server.pull(toCall(position.value), signal);
			if (!answer.ok) return answer;
			if (hasForgotten(position.value, answer.value)) return err({ kind: 'log-replaced' });
			const applied = await this.replica.apply(answer.value);
			if (!applied.ok) return applied;
			this.#changed += applied.value.changed;
			if (!answer.value.isComplete) continue;
			if (position.value.sweep === undefined) return ok(undefined);
			const swept = await this.replica.endSweep();
			if (!swept.ok) return swept;
			this.#changed += swept.value.changed;
			return ok(undefined);
		}
		return ok(undefined);
	}

	/** @returns how many changes were confirmed */
	async #pushAll(signal: AbortSignal): Promise<Result<number, Refused>> {
		let confirmed = 0;
		while (!signal.aborted) {
			const changes = await this.replica.nextChanges();
			if (!changes.ok) return changes;
			if (changes.value.length === 0) break;
			const position = await this.replica.position();
			if (!position.ok) return position;
			const { clientId, cursor, epoch = '' } = position.value;
			const call = { clientId, cursor, epoch, changes: changes.value };
			const answer = await this.server.push(call, signal);
			if (!answer.ok) return answer;
			const { acknowledged, now } = answer.value;
			const noted = await this.replica.acknowledge(acknowledged, now);
			if (!noted.ok) return noted;
			confirmed += changes.value.length;
			this.#sent += changes.value.length;
		}
		return ok(confirmed);
	}

	async #mend(error: Refused): Promise<Result<void, SyncError>> {
		if (error.kind === 'sweep-needed') return this.replica.beginSweep();
		if (error.kind === 'log-replaced') return this.replica.startOver();
		if (error.kind === 'clock-ahead') return this.replica.restamp(error.now);
		return err(error);
	}
}

function toCall({ clientId, cursor, since, epoch, sweep, sweepFloor }: ReplicaPosition): PullCall {
	return { clientId, cursor, since, epoch, sweepFloor, isSweep: sweep !== undefined };
}

/**
 * The server no longer knows what it once confirmed (it was restored), or knows changes that were never made
 * here (this browser's data was restored, or copied to another device).
 */
function hasForgotten({ acknowledged, lastChange }: ReplicaPosition, answer: PullAnswer): boolean {
	return answer.acknowledged < acknowledged || answer.acknowledged > lastChange;
}
