/** How often everything is measured. */
export interface Effort {
	/** Dropped before each series. */
	readonly warmUps: number;
	/** Repeats of 1×20 and 1×128. */
	readonly singles: number;
	/** Repeats of 32×20 and 32×128. */
	readonly batches: number;
	/** Rows of the long job, and how often it is run. */
	readonly rows: number;
	readonly longJobs: number;
	/** Rows of each batch job that is measured against the naive loop. */
	readonly batchRows: readonly number[];
	/** Fresh profiles a tool: one cold and one warm load each. */
	readonly loads: number;
	readonly cached: number;
	/** Fresh profiles in which memory is read. */
	readonly memories: number;
	/** Visits of a history of so many entries. */
	readonly histories: number;
	readonly historyEntries: number;
	readonly logIns: number;
}

export const FULL: Effort = {
	warmUps: 3,
	singles: 50,
	batches: 30,
	rows: 1000,
	longJobs: 3,
	batchRows: [1000, 10_000],
	loads: 7,
	cached: 50,
	memories: 3,
	histories: 5,
	historyEntries: 100_000,
	logIns: 5
};

/** Shows that the bench works; its figures say little. */
export const QUICK: Effort = {
	warmUps: 1,
	singles: 5,
	batches: 2,
	rows: 100,
	longJobs: 1,
	batchRows: [40],
	loads: 1,
	cached: 5,
	memories: 1,
	histories: 1,
	historyEntries: 3000,
	logIns: 1
};
