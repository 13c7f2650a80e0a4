import { ok } from '#lib/domain/result.ts';
import type { BatchStore, StoredJob } from '#lib/ports/batch-store.ts';
import type { JobFacts } from './batch-job.ts';
import type { BlockState } from './row-block.ts';

type Sealed = Uint8Array<ArrayBuffer>;

/** A store in memory for tests, with a hook before each write: throw there, and the power is gone. */
export class MemoryBatchStore implements BatchStore {
	readonly #jobs = new Map<string, StoredJob>();
	readonly #blocks = new Map<string, BlockState[]>();
	readonly #bytes = new Map<string, Sealed>();
	beforeWrite: () => void = () => undefined;

	jobs(owner: string) {
		return Promise.resolve(
			ok([...this.#jobs.values()].filter(({ facts }) => facts.owner === owner))
		);
	}

	async add(job: StoredJob) {
		await this.#write();
		this.#jobs.set(job.facts.id, job);
		this.#blocks.set(job.facts.id, []);
		return ok(undefined);
	}

	async update(id: string, change: (facts: JobFacts) => JobFacts, details?: Sealed) {
		await this.#write();
		return ok(this.#change(id, change, details));
	}

	remove(id: string) {
		this.#jobs.delete(id);
		return Promise.resolve(ok(undefined));
	}

	async addRows(id: string, rows: number, sealed: Sealed) {
		await this.#write();
		const blocks = this.#blocks.get(id) ?? [];
		this.#bytes.set(`${id} rows ${blocks.length}`, sealed);
		blocks.push({ index: blocks.length, rows, done: 0, failed: 0 });
		return ok(
			this.#change(id, (facts) => ({ ...facts, blocks: blocks.length, rows: facts.rows + rows }))
		);
	}

	rows(id: string, block: number) {
		return Promise.resolve(ok(this.#bytes.get(`${id} rows ${block}`)));
	}

	async putResults(id: string, state: BlockState, sealed: Sealed, workedMs: number) {
		await this.#write();
		const blocks = this.#blocks.get(id) ?? [];
		const before = blocks[state.index];
		if (!before) return ok(undefined);
		blocks[state.index] = state;
		this.#bytes.set(`${id} results ${state.index}`, sealed);
		return ok(
			this.#change(id, (facts) => ({
				...facts,
				done: facts.done + state.done - before.done,
				failed: facts.failed + state.failed - before.failed,
				workedMs: facts.workedMs + workedMs
			}))
		);
	}

	results(id: string, block: number) {
		return Promise.resolve(ok(this.#bytes.get(`${id} results ${block}`)));
	}

	blocks(id: string) {
		return Promise.resolve(ok([...(this.#blocks.get(id) ?? [])]));
	}

	corrections(id: string, block: number) {
		return Promise.resolve(ok(this.#bytes.get(`${id} corrections ${block}`)));
	}

	async putCorrections(id: string, block: number, sealed: Sealed) {
		await this.#write();
		this.#bytes.set(`${id} corrections ${block}`, sealed);
		return ok(undefined);
	}

	async #write(): Promise<void> {
		await Promise.resolve();
		this.beforeWrite();
	}

	#change(id: string, change: (facts: JobFacts) => JobFacts, details?: Sealed) {
		const job = this.#jobs.get(id);
		if (!job) return undefined;
		const facts = change(job.facts);
		this.#jobs.set(id, { facts, details: details ?? job.details });
		return facts;
	}
}
