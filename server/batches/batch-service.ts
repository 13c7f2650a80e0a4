import { createHash } from 'node:crypto';
import { z } from 'zod';
import { newId } from '#lib/domain/sealing/new-id.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { Caller } from '#server/api/caller.ts';
import type { BatchRecord, BatchStore } from './batch-store.ts';
import {
	type BatchOptions,
	type BatchRow,
	batchRowSchema,
	BLOCK_ROWS,
	blockOutcomesSchema,
	type RowOutcome
} from './batch.ts';
import { type BlockSealer, placeOfBlock, placeOfOptions, placeOfOutput } from './block-sealer.ts';
import type { Upload } from './read-upload.ts';

/** While a stream waits for the next block. */
const FOLLOW_MS = 300;

export interface ServicePorts {
	readonly store: BatchStore;
	readonly sealer: BlockSealer;
	readonly clock: Clock;
	readonly random: RandomSource;
	/** There is something to do in this batch. */
	wake(id: string): void;
}

export interface FinishedRow {
	/** From 1, in the order of the file. */
	readonly row: number;
	readonly input: BatchRow;
	readonly outcome: RowOutcome;
}

export type BatchError = StoreError | { readonly kind: 'key-reused' };

/** Takes uploads in and hands results out; the work itself is the runner's. */
export class BatchService {
	constructor(private readonly ports: ServicePorts) {}

	/**
	 * Stores a batch; the same upload under the same idempotency key is the same batch.
	 * @returns `key-reused` where the key belongs to another upload
	 */
	async create(
		{ user, keyId = '' }: Caller,
		{ rows, hash }: Upload,
		options: BatchOptions,
		idempotencyKey: string | undefined
	): Promise<Result<BatchRecord, BatchError>> {
		const { sealer, clock, random, store } = this.ports;
		const id = newId(random);
		const now = new Date(clock.now());
		// Not the day: the same upload a minute past midnight is still the same.
		const stable = JSON.stringify([{ ...options, today: '' }, hash]);
		const requestHash = createHash('sha256').update(stable).digest('hex');
		const blocks = [];
		for (let start = 0; start < rows.length; start += BLOCK_ROWS) {
			const part = rows.slice(start, start + BLOCK_ROWS);
			const place = start / BLOCK_ROWS;
			const input = sealer.seal(placeOfBlock(id, place), part);
			blocks.push({ batchId: id, place, rows: part.length, input });
		}
		const added = await store.add(
			{
				id,
				userId: user.id,
				keyId,
				tool: options.tool,
				idempotencyKey: idempotencyKey ?? null,
				requestHash,
				options: sealer.seal(placeOfOptions(id), options),
				rows: rows.length,
				createdAt: now,
				touchedAt: now
			},
			blocks
		);
		if (!added.ok) return added;
		if (added.value.requestHash !== requestHash) return err({ kind: 'key-reused' });
		this.ports.wake(added.value.id);
		return ok(added.value);
	}

	/**
	 * Rows with their results, in order, as far as they are done.
	 * @param shallFollow waits for those that are not, until the batch ends or the reader leaves
	 */
	async *results(
		{ id, userId, rows }: BatchRecord,
		shallFollow: boolean,
		signal: AbortSignal
	): AsyncGenerator<readonly FinishedRow[]> {
		const blocks = Math.ceil(rows / BLOCK_ROWS);
		for (let place = 0; place < blocks; place += 1) {
			let done = 0;
			for (;;) {
				// The batch first: what it says about its state is then not newer than its blocks.
				const batch = await this.ports.store.find(userId, id);
				const finished = await this.#rowsOf(id, place);
				if (finished.length > done) yield finished.slice(done);
				done = finished.length;
				if (done === Math.min(BLOCK_ROWS, rows - place * BLOCK_ROWS)) break;
				const isActive = batch.ok && batch.value !== undefined && isRunning(batch.value);
				if (!shallFollow || !isActive || signal.aborted) return;
				await pause(FOLLOW_MS, signal);
			}
		}
	}

	/** The first rows of a block that are done. */
	async #rowsOf(id: string, place: number): Promise<FinishedRow[]> {
		const { store, sealer } = this.ports;
		const block = await store.block(id, place);
		if (!block.ok || !block.value?.output) return [];
		const inputs = z
			.array(batchRowSchema)
			.parse(sealer.open(placeOfBlock(id, place), block.value.input));
		const outcomes = blockOutcomesSchema.parse(
			sealer.open(placeOfOutput(id, place), block.value.output)
		);
		const firstOpen = outcomes.indexOf(null);
		const until = firstOpen < 0 ? outcomes.length : firstOpen;
		return outcomes.slice(0, until).flatMap((outcome, index) => {
			const input = inputs[index];
			if (!outcome || !input) return [];
			return { row: place * BLOCK_ROWS + index + 1, input, outcome };
		});
	}
}

export function isRunning({ state }: Pick<BatchRecord, 'state'>): boolean {
	return state !== 'done' && state !== 'cancelled';
}

/** Ends early when the signal does. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, ms);
		signal.addEventListener('abort', end);
	});
}
