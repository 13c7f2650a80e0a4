import { and, asc, desc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { batchBlocks, batches } from '#server/storage/schema/batch-tables.ts';

const ACTIVE = ['queued', 'running', 'waiting'] as const;

export type BatchRecord = typeof batches.$inferSelect;
export type BlockRecord = typeof batchBlocks.$inferSelect;
/** By what the store knows who works on a batch: another claim has another end. */
export interface Claim {
	readonly id: string;
	readonly until: Date;
}
type NewBatch = typeof batches.$inferInsert;
type NewBlock = typeof batchBlocks.$inferInsert;

/** Batches and their blocks in the database. Every method is one atomic step. */
export class BatchStore {
	constructor(private readonly db: Database) {}

	/** @returns what is stored under the same idempotency key instead, where there is something */
	add(batch: NewBatch, blocks: readonly NewBlock[]) {
		return attempt(() =>
			this.db.transaction(async (step) => {
				const [added] = await step.insert(batches).values(batch).onConflictDoNothing().returning();
				if (!added) return this.#byIdempotencyKey(step, batch);
				// A statement a block: one of a whole file might be larger than a driver takes.
				for (const block of blocks) await step.insert(batchBlocks).values(block);
				return added;
			})
		);
	}

	ofUser(userId: string, limit: number) {
		return attempt(() =>
			this.db
				.select()
				.from(batches)
				.where(eq(batches.userId, userId))
				.orderBy(desc(batches.createdAt))
				.limit(limit)
		);
	}

	/** Nothing where it does not exist or is another's. */
	find(userId: string, id: string) {
		return attempt(async () => {
			const [found] = await this.db.select().from(batches).where(owned(userId, id));
			return found;
		});
	}

	/** Ends what still runs; what is done stays as it is. */
	cancel(userId: string, id: string, now: Date) {
		return attempt(async () => {
			const [found] = await this.db
				.update(batches)
				.set({ state: 'cancelled', finishedAt: now, leasedUntil: null })
				.where(and(owned(userId, id), inArray(batches.state, ACTIVE)))
				.returning();
			return found;
		});
	}

	remove(userId: string, id: string) {
		return attempt(async () => {
			const removed = await this.db.delete(batches).where(owned(userId, id)).returning();
			return removed.length > 0;
		});
	}

	/** Deletes what was finished before. */
	removeOlder(than: Date) {
		return attempt(async () => {
			await this.db.delete(batches).where(lt(batches.finishedAt, than));
		});
	}

	/**
	 * The active batch that waited longest, for this process alone; with its next block. A write under a claim that is not
	 * the batch's any more changes nothing.
	 * @param id where it is to be that one or none
	 */
	claim(now: Date, until: Date, id?: string) {
		return attempt(() =>
			this.db.transaction(async (step) => {
				const [next] = await step
					.select()
					.from(batches)
					.where(
						and(
							id === undefined ? undefined : eq(batches.id, id),
							inArray(batches.state, ACTIVE),
							or(isNull(batches.leasedUntil), lt(batches.leasedUntil, now)),
							or(isNull(batches.waitingUntil), lt(batches.waitingUntil, now))
						)
					)
					.orderBy(asc(batches.touchedAt))
					.limit(1)
					.for('update', { skipLocked: true });
				if (!next) return undefined;
				await step
					.update(batches)
					.set({ state: 'running', leasedUntil: until, waitingUntil: null, touchedAt: now })
					.where(eq(batches.id, next.id));
				const [block] = await step
					.select()
					.from(batchBlocks)
					.where(and(eq(batchBlocks.batchId, next.id), eq(batchBlocks.isDone, false)))
					.orderBy(asc(batchBlocks.place))
					.limit(1);
				return { batch: next, block, claim: { id: next.id, until } };
			})
		);
	}

	/** @returns the claim from now on; nothing where it had ended */
	renew(claim: Claim, until: Date) {
		return attempt(async () => {
			const renewed = await this.db
				.update(batches)
				.set({ leasedUntil: until })
				.where(held(claim))
				.returning({ id: batches.id });
			return renewed.length > 0 ? { ...claim, until } : undefined;
		});
	}

	/**
	 * Writes what came out of a block and gives the batch back, in one transaction.
	 * @returns whether it was still this claim's
	 */
	finishBlock(
		claim: Claim,
		{ batchId, place }: Pick<BlockRecord, 'batchId' | 'place'>,
		written: { readonly output: Uint8Array; readonly isDone: boolean },
		counts: { readonly done: number; readonly failed: number },
		waitingUntil: Date | null
	) {
		return attempt(() =>
			this.db.transaction(async (step) => {
				const wanted = await step
					.update(batches)
					.set({
						done: sql`${batches.done} + ${counts.done}`,
						failed: sql`${batches.failed} + ${counts.failed}`,
						state: waitingUntil ? 'waiting' : 'running',
						waitingUntil,
						leasedUntil: null
					})
					.where(held(claim))
					.returning({ id: batches.id });
				if (wanted.length === 0) return false;
				await step
					.update(batchBlocks)
					.set(written)
					.where(and(eq(batchBlocks.batchId, batchId), eq(batchBlocks.place, place)));
				return true;
			})
		);
	}

	/** Those that are not at their end: when each may be worked on, in milliseconds since 1970. @param id of the only one that matters */
	active(id?: string) {
		return attempt(async () => {
			const found = await this.db
				.select({
					id: batches.id,
					waitingUntil: batches.waitingUntil,
					leasedUntil: batches.leasedUntil
				})
				.from(batches)
				.where(
					and(id === undefined ? undefined : eq(batches.id, id), inArray(batches.state, ACTIVE))
				);
			return found.map(({ id, waitingUntil, leasedUntil }) => ({
				id,
				from: Math.max(waitingUntil?.getTime() ?? 0, leasedUntil?.getTime() ?? 0)
			}));
		});
	}

	/** Of a batch that has no block left. */
	finish(claim: Claim, now: Date) {
		return attempt(async () => {
			await this.db
				.update(batches)
				.set({ state: 'done', finishedAt: now, leasedUntil: null })
				.where(held(claim));
		});
	}

	/** For a block that came to nothing: it is tried again after a while. */
	release(claim: Claim, until: Date) {
		return attempt(async () => {
			await this.db
				.update(batches)
				.set({ state: 'waiting', leasedUntil: null, waitingUntil: until })
				.where(held(claim));
		});
	}

	block(batchId: string, place: number) {
		return attempt(async () => {
			const [block] = await this.db
				.select()
				.from(batchBlocks)
				.where(and(eq(batchBlocks.batchId, batchId), eq(batchBlocks.place, place)));
			return block;
		});
	}

	async #byIdempotencyKey(step: Database, batch: NewBatch): Promise<BatchRecord> {
		const [known] = await step
			.select()
			.from(batches)
			.where(
				and(
					eq(batches.userId, batch.userId),
					eq(batches.idempotencyKey, batch.idempotencyKey ?? '')
				)
			);
		if (!known) throw new Error('A batch conflicts with none that is there.');
		return known;
	}
}

function held({ id, until }: Claim) {
	return and(eq(batches.id, id), eq(batches.state, 'running'), eq(batches.leasedUntil, until));
}

function owned(userId: string, id: string) {
	return and(eq(batches.id, id), eq(batches.userId, userId));
}
