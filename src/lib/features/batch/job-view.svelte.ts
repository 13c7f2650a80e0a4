import type { BatchJob } from '#lib/domain/batch/batch-job.ts';
import type { JobRows } from '#lib/domain/batch/job-rows.ts';
import { ResultIndex, type RowSort } from '#lib/domain/batch/result-index.ts';
import { BlockMap } from '#lib/domain/batch/row-block.ts';
import type { BlockResults, RowResult } from '#lib/domain/batch/row-result.ts';
import type { TableRow } from '#lib/domain/batch/tables/table-row.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import { scaleOf } from './batch-words.ts';
import { BlockCache, type OpenBlock } from './block-cache.ts';
import { searchRows } from './search-rows.ts';

/** While results come in, the table follows this often. */
const FOLLOW_MS = 700;

export interface ShownRow {
	/** Number in the file's order, from 0. */
	readonly number: number;
	readonly row: TableRow;
	readonly result: RowResult | null;
	readonly corrected: string | undefined;
}

const NO_COUNTS: ReadonlyMap<string, number> = new Map();

/** One job's rows as the table shows them: filtered and sorted by an index in memory, read from the store in blocks. */
export class JobView {
	readonly id: string;
	readonly #tool: ToolId;
	#map = new BlockMap([]);
	#index: ResultIndex;
	#selection = $state.raw<Uint32Array>(new Uint32Array());
	#counts = $state.raw<ReadonlyMap<string, number>>(NO_COUNTS);
	#isOpen = $state(false);
	#show = $state('all');
	#sort = $state<RowSort>('file');
	#query = $state('');
	#searched = $state<number>();
	#found: ReadonlySet<number> | undefined;
	#search: AbortController | undefined;
	/** Grows when shown rows may have changed. */
	#version = $state(0);
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isClosed = false;
	readonly #blocks: BlockCache;

	constructor(
		job: BatchJob,
		private readonly rows: JobRows
	) {
		this.id = job.facts.id;
		this.#tool = job.facts.tool;
		this.#blocks = new BlockCache(job.facts.id, rows);
		this.#index = new ResultIndex(job.facts.rows, scaleOf(job.facts.tool));
	}

	/** False while the results of earlier are being read. */
	get isOpen(): boolean {
		return this.#isOpen;
	}

	/** Numbers of the rows to show, in their order. */
	get selection(): Uint32Array {
		return this.#selection;
	}

	/** Rows by label, and under `error` and `open`. */
	get counts(): ReadonlyMap<string, number> {
		return this.#counts;
	}

	get version(): number {
		return this.#version;
	}

	get map(): BlockMap {
		return this.#map;
	}

	get index(): ResultIndex {
		return this.#index;
	}

	get show(): string {
		return this.#show;
	}

	set show(show: string) {
		this.#show = show;
		this.#refresh();
	}

	get sort(): RowSort {
		return this.#sort;
	}

	set sort(sort: RowSort) {
		this.#sort = sort;
		this.#refresh();
	}

	get query(): string {
		return this.#query;
	}

	/** Share of the rows that the search has looked at; nothing when it is over. */
	get searched(): number | undefined {
		return this.#searched;
	}

	get isFiltered(): boolean {
		return this.#show !== 'all' || this.#found !== undefined;
	}

	/** Reads what the job has so far. */
	async open(): Promise<void> {
		const blocks = await this.rows.blocks(this.id);
		if (!blocks.ok || this.#isClosed) return;
		this.#map = new BlockMap(blocks.value);
		this.#index = new ResultIndex(this.#map.rows, scaleOf(this.#tool));
		for (const { index, done } of blocks.value) {
			if (done === 0) continue;
			const results = await this.rows.results(this.id, index);
			if (results.ok) this.#index.set(this.#map.startOf(index), results.value);
		}
		this.#isOpen = true;
		this.#refresh();
	}

	close(): void {
		this.#isClosed = true;
		this.#search?.abort();
		clearTimeout(this.#timer);
	}

	/** Takes new results of a block over. */
	receive(block: number, results: BlockResults): void {
		this.#index.set(this.#map.startOf(block), results);
		this.#blocks.forget(block);
		this.#timer ??= setTimeout(() => {
			this.#timer = undefined;
			this.#refresh();
		}, FOLLOW_MS);
	}

	/** Looks for a text in all cells; an empty one shows all rows again. */
	async search(query: string): Promise<void> {
		this.#search?.abort();
		const search = new AbortController();
		this.#search = search;
		this.#query = query;
		const wanted = query.trim().toLowerCase();
		this.#found = undefined;
		this.#searched = undefined;
		if (wanted !== '') {
			const found = await searchRows(this.id, this.#map, this.rows, wanted, {
				signal: search.signal,
				onProgress: (share) => (this.#searched = share)
			});
			if (!found) return;
			this.#found = found;
			this.#searched = undefined;
		}
		this.#refresh();
	}

	/**
	 * The rows at these places of the selection; those that cannot be opened are left out.
	 * @param version of the view that is meant: an effect that reads it looks again when it changes
	 */
	async shown(from: number, to: number, version: number): Promise<ShownRow[]> {
		const numbers = [...this.#selection.subarray(from, to)];
		const rows = await Promise.all(numbers.map((number) => this.shownRow(number, version)));
		return version === this.#version ? rows.flatMap((row) => row ?? []) : [];
	}

	/** As `shown`, for the row of that number in the file. */
	async shownRow(number: number, version: number): Promise<ShownRow | undefined> {
		const { block, place } = this.#map.placeOf(number);
		const open = await this.#blocks.get(block);
		const row = open?.rows[place];
		if (!open || !row || version > this.#version) return undefined;
		const result = open.results[place] ?? null;
		return { number, row, result, corrected: open.corrections[String(place)] };
	}

	/** A block's rows with all that belongs to them. */
	block(block: number): Promise<OpenBlock | undefined> {
		return this.#blocks.get(block);
	}

	/** What was shown of a row is not so any more. */
	forget(number: number): void {
		this.#blocks.forget(this.#map.placeOf(number).block);
		this.#version += 1;
	}

	#refresh(): void {
		this.#selection = this.#index.select({ show: this.#show, found: this.#found }, this.#sort);
		this.#counts = this.#index.counts();
		this.#version += 1;
	}
}
