import { Dexie, type DexieOptions, type Table } from 'dexie';
import type { BlockState } from '#lib/domain/batch/row-block.ts';
import type { JobFacts } from '#lib/domain/batch/batch-job.ts';

type Sealed = Uint8Array<ArrayBuffer>;

export interface JobRow extends JobFacts {
	readonly details: Sealed;
}

export interface BlockRow extends BlockState {
	readonly job: string;
}

export interface SealedRow {
	readonly job: string;
	readonly index: number;
	readonly content: Sealed;
}

/** A guest's key, which cannot be exported. It goes with the visit, and what it sealed with it. */
export interface GuestKeyRow {
	readonly visit: string;
	readonly owner: string;
	readonly handle: unknown;
}

/**
 * Batch jobs, apart from accounts and history: they are large, they come and go, and no export holds them. Rows and
 * results stand in it sealed only.
 */
export class BatchDatabase extends Dexie {
	declare readonly jobs: Table<JobRow, string>;
	declare readonly blocks: Table<BlockRow, [string, number]>;
	declare readonly rows: Table<SealedRow, [string, number]>;
	declare readonly results: Table<SealedRow, [string, number]>;
	declare readonly corrections: Table<SealedRow, [string, number]>;
	declare readonly guests: Table<GuestKeyRow, string>;

	constructor(name = 'textai-batches', options: DexieOptions = {}) {
		super(name, options);
		// A version that was shipped is never edited: changes come as version(2) with an upgrade.
		this.version(1).stores({
			jobs: 'id, owner',
			blocks: '[job+index]',
			rows: '[job+index]',
			results: '[job+index]',
			corrections: '[job+index]',
			guests: 'visit'
		});
	}
}
