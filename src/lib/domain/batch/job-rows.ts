import { z } from 'zod';
import { sealJson, unsealJson } from '#lib/domain/sealing/seal-json.ts';
import type { UnsealError } from '#lib/domain/sealing/envelope.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { BatchStore } from '#lib/ports/batch-store.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { type BatchJob, type JobDetails, jobDetailsSchema, type JobFacts } from './batch-job.ts';
import { type BlockResults, blockResultsSchema, isFailed } from './row-result.ts';
import { type BlockState, type RowBlock, rowBlockSchema } from './row-block.ts';

export type BatchError = StoreError | UnsealError | { readonly kind: 'no-such-job' };
type Outcome<T> = Promise<Result<T, BatchError>>;

/** Labels that the user put in place of the model's, by place in the block. */
const correctionsSchema = z.record(z.string(), z.string());
export type Corrections = Readonly<z.infer<typeof correctionsSchema>>;

/** One owner's jobs, opened and sealed with their key. */
export class JobRows {
	constructor(
		private readonly store: BatchStore,
		private readonly sealer: Sealer
	) {}

	get owner(): string {
		return this.sealer.userId;
	}

	/** A job whose details do not open is left out: nobody can read it any more. */
	async jobs(): Outcome<readonly BatchJob[]> {
		const stored = await this.store.jobs(this.owner);
		if (!stored.ok) return stored;
		const jobs: BatchJob[] = [];
		for (const { facts, details } of stored.value) {
			const opened = await unsealJson(this.sealer, detailsOf(facts.id), details, jobDetailsSchema);
			if (opened.ok) jobs.push({ facts, details: opened.value });
		}
		return ok(jobs);
	}

	async add({ facts, details }: BatchJob): Outcome<void> {
		return this.store.add({
			facts,
			details: await sealJson(this.sealer, detailsOf(facts.id), details)
		});
	}

	async update(
		id: string,
		change: (facts: JobFacts) => JobFacts,
		details?: JobDetails
	): Outcome<JobFacts> {
		const sealed = details && (await sealJson(this.sealer, detailsOf(id), details));
		return known(await this.store.update(id, change, sealed));
	}

	remove(id: string): Outcome<void> {
		return this.store.remove(id);
	}

	async addRows(id: string, block: number, rows: RowBlock): Outcome<JobFacts> {
		const sealed = await sealJson(this.sealer, placeOf(id, 'rows', block), rows);
		return known(await this.store.addRows(id, rows.length, sealed));
	}

	async rows(id: string, block: number): Outcome<RowBlock> {
		const sealed = await this.store.rows(id, block);
		if (!sealed.ok) return sealed;
		return unsealJson(
			this.sealer,
			placeOf(id, 'rows', block),
			sealed.value ?? NONE,
			rowBlockSchema
		);
	}

	/** Empty where the block has none yet. */
	async results(id: string, block: number): Outcome<BlockResults> {
		const sealed = await this.store.results(id, block);
		if (!sealed.ok) return sealed;
		if (!sealed.value) return ok([]);
		const place = placeOf(id, 'results', block);
		return unsealJson(this.sealer, place, sealed.value, blockResultsSchema);
	}

	async putResults(
		id: string,
		block: number,
		results: BlockResults,
		workedMs: number
	): Outcome<JobFacts> {
		const state: BlockState = {
			index: block,
			rows: results.length,
			done: results.filter((result) => result !== null).length,
			failed: results.filter((result) => result !== null && isFailed(result)).length
		};
		const sealed = await sealJson(this.sealer, placeOf(id, 'results', block), results);
		return known(await this.store.putResults(id, state, sealed, workedMs));
	}

	blocks(id: string): Outcome<readonly BlockState[]> {
		return this.store.blocks(id);
	}

	async corrections(id: string, block: number): Outcome<Corrections> {
		const sealed = await this.store.corrections(id, block);
		if (!sealed.ok) return sealed;
		if (!sealed.value) return ok({});
		const place = placeOf(id, 'corrections', block);
		return unsealJson(this.sealer, place, sealed.value, correctionsSchema);
	}

	async putCorrections(id: string, block: number, labels: Corrections): Outcome<void> {
		const sealed = await sealJson(this.sealer, placeOf(id, 'corrections', block), labels);
		return this.store.putCorrections(id, block, sealed);
	}
}

const NONE = new Uint8Array();

function detailsOf(id: string) {
	return { record: id, field: 'batch-details' };
}

function placeOf(id: string, kind: 'rows' | 'results' | 'corrections', block: number) {
	return { record: id, field: `batch-${kind}-${block}` };
}

function known<T>(
	stored: Result<T | undefined, StoreError>
): Result<T, StoreError | { readonly kind: 'no-such-job' }> {
	if (!stored.ok) return stored;
	if (stored.value === undefined) return { ok: false, error: { kind: 'no-such-job' } };
	return ok(stored.value);
}
