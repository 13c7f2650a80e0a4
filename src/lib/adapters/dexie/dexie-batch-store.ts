import { Dexie, type Table } from 'dexie';
import { type JobFacts, jobFactsSchema } from '#lib/domain/batch/batch-job.ts';
import { type BlockState, blockStateSchema } from '#lib/domain/batch/row-block.ts';
import type { BatchStore, StoredJob } from '#lib/ports/batch-store.ts';
import { attempt, readRow } from './attempt.ts';
import type { BatchDatabase } from './batch-database.ts';

type Sealed = Uint8Array<ArrayBuffer>;

export class DexieBatchStore implements BatchStore {
	constructor(private readonly db: BatchDatabase) {}

	jobs(owner: string) {
		return attempt(async (): Promise<StoredJob[]> => {
			const rows = await this.db.jobs.where('owner').equals(owner).sortBy('createdAt');
			return rows.map((row) => ({ facts: readRow(jobFactsSchema, row), details: row.details }));
		});
	}

	add({ facts, details }: StoredJob) {
		return attempt(async () => {
			await this.db.jobs.add({ ...facts, details });
		});
	}

	update(id: string, change: (facts: JobFacts) => JobFacts, details?: Sealed) {
		return attempt(() =>
			this.db.transaction('rw', this.db.jobs, () => this.#change(id, change, details))
		);
	}

	remove(id: string) {
		const { jobs, blocks, rows, results, corrections } = this.db;
		return attempt(() =>
			this.db.transaction('rw', [jobs, blocks, rows, results, corrections], async () => {
				await jobs.delete(id);
				await ofJob(blocks, id).delete();
				await ofJob(rows, id).delete();
				await ofJob(results, id).delete();
				await ofJob(corrections, id).delete();
			})
		);
	}

	addRows(id: string, count: number, content: Sealed) {
		const { jobs, blocks, rows } = this.db;
		return attempt(() =>
			this.db.transaction('rw', [jobs, blocks, rows], async () => {
				const before = await jobs.get(id);
				if (!before) return undefined;
				const index = before.blocks;
				await rows.add({ job: id, index, content });
				await blocks.add({ job: id, index, rows: count, done: 0, failed: 0 });
				return this.#change(id, (facts) => ({
					...facts,
					blocks: facts.blocks + 1,
					rows: facts.rows + count
				}));
			})
		);
	}

	rows(id: string, block: number) {
		return attempt(async () => (await this.db.rows.get([id, block]))?.content);
	}

	putResults(id: string, state: BlockState, content: Sealed, workedMs: number) {
		const { jobs, blocks, results } = this.db;
		return attempt(() =>
			this.db.transaction('rw', [jobs, blocks, results], async () => {
				const before = await blocks.get([id, state.index]);
				if (!before) return undefined;
				await results.put({ job: id, index: state.index, content });
				await blocks.put({ ...state, job: id });
				return this.#change(id, (facts) => ({
					...facts,
					done: facts.done + state.done - before.done,
					failed: facts.failed + state.failed - before.failed,
					workedMs: facts.workedMs + workedMs
				}));
			})
		);
	}

	results(id: string, block: number) {
		return attempt(async () => (await this.db.results.get([id, block]))?.content);
	}

	blocks(id: string) {
		return attempt(async () => {
			const rows = await ofJob(this.db.blocks, id).toArray();
			return rows.map((row) => readRow(blockStateSchema, row));
		});
	}

	corrections(id: string, block: number) {
		return attempt(async () => (await this.db.corrections.get([id, block]))?.content);
	}

	putCorrections(id: string, block: number, content: Sealed) {
		return attempt(async () => {
			await this.db.corrections.put({ job: id, index: block, content });
		});
	}

	async #change(
		id: string,
		change: (facts: JobFacts) => JobFacts,
		details?: Sealed
	): Promise<JobFacts | undefined> {
		const row = await this.db.jobs.get(id);
		if (!row) return undefined;
		const facts = change(readRow(jobFactsSchema, row));
		await this.db.jobs.put({ ...facts, details: details ?? row.details });
		return facts;
	}
}

/** All records of one job, in the order of their blocks. */
function ofJob<T>(table: Table<T, [string, number]>, id: string) {
	return table.where('[job+index]').between([id, Dexie.minKey], [id, Dexie.maxKey]);
}
