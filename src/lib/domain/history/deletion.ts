import { ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { HistoryPorts } from './history-ports.ts';

/** How long a deletion can be undone. */
export const UNDO_MS = 10_000;

export interface Deletion {
	/** For `undoDelete`. */
	readonly id: string;
	readonly entries: number;
	/** Milliseconds since 1970. */
	readonly undoUntil: number;
}

/** Hides entries and forgets their words; nothing is removed yet. */
export async function hideEntries(
	{ store, index, clock, random }: HistoryPorts,
	userId: string,
	entryIds: readonly string[]
): Promise<Result<Deletion, StoreError>> {
	const requestedAt = clock.now();
	const id = newId(random);
	const hidden = await store.hide({ id, userId, requestedAt, entryIds });
	if (!hidden.ok) return hidden;
	await index.remove(entryIds);
	return ok({ id, entries: entryIds.length, undoUntil: requestedAt + UNDO_MS });
}

/** Removes for good what was hidden long enough. A clock set back does not keep it for ever. */
export async function finish(
	{ store, clock }: HistoryPorts,
	userId: string
): Promise<Result<number, StoreError>> {
	const pending = await store.pending(userId);
	if (!pending.ok) return pending;
	let removed = 0;
	for (const { id, requestedAt } of pending.value) {
		if (Math.abs(clock.now() - requestedAt) < UNDO_MS) continue;
		const done = await store.carryOut(userId, id);
		if (!done.ok) return done;
		removed += done.value;
	}
	return ok(removed);
}
