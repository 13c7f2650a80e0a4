import type { ToolId } from '#lib/domain/tools.ts';
import type { BatchJob } from '../batch-job.ts';
import type { RowResult } from '../row-result.ts';
import type { TableRow } from '../tables/table-row.ts';

/** `fake_news`: the start of the names of the columns that are added. */
export function prefixOf(tool: ToolId): string {
	return tool.replaceAll('-', '_');
}

const ADDED: Readonly<Record<ToolId, readonly string[]>> = {
	sentiment: ['label', 'score'],
	'fake-news': ['label', 'score'],
	summary: ['text', 'label', 'score'],
	'job-match': ['label', 'score']
};

export interface OutputRow {
	readonly row: TableRow;
	readonly result: RowResult | null;
	/** The label that the user put in the model's place. */
	readonly corrected?: string | undefined;
}

/** The table as it is written: the columns that were carried as they came, then those of the tool. */
export class OutputTable {
	/** Names in the order of the cells. A name that the file had already gets a number. */
	readonly columns: readonly string[];
	/** Places of the cells that are numbers. */
	readonly numeric: readonly number[];
	readonly #carried: readonly number[];

	constructor(
		private readonly job: BatchJob,
		private readonly hasCorrections: boolean
	) {
		const { columns, carried } = job.details;
		this.#carried = columns.flatMap((_, place) => (carried[place] === true ? [place] : []));
		const own = this.#carried.map((place) => columns[place] ?? '');
		const added = [
			...ADDED[job.facts.tool],
			...(hasCorrections ? ['corrected'] : []),
			'model',
			'error'
		].map((name) => `${prefixOf(job.facts.tool)}_${name}`);
		this.numeric = [own.length + ADDED[job.facts.tool].indexOf('score')];
		this.columns = [...own, ...added.map((name) => freeName(name, own))];
	}

	/** One text a column. Scores have six digits at most; a row without a result has empty ones. */
	cells({ row, result, corrected }: OutputRow): string[] {
		const { tool } = this.job.facts;
		const answer = result && !('error' in result) ? result : undefined;
		const values: Readonly<Record<string, string>> = {
			label: answer?.label ?? '',
			score: answer?.score === undefined ? '' : String(Math.round(answer.score * 1e6) / 1e6),
			text: answer?.text ?? ''
		};
		return [
			...this.#carried.map((place) => row.cells[place] ?? ''),
			...ADDED[tool].map((name) => values[name] ?? ''),
			...(this.hasCorrections ? [corrected ?? ''] : []),
			answer ? this.job.details.model : '',
			result && 'error' in result ? this.#error(row, result.error) : ''
		];
	}

	/** What stands beyond the last column has no place of its own, and nothing may be lost. */
	#error(row: TableRow, error: string): string {
		const surplus = row.cells.slice(this.job.details.columns.length);
		return surplus.length === 0 ? error : `${error} Beyond the last column: ${surplus.join(' | ')}`;
	}
}

function freeName(name: string, taken: readonly string[]): string {
	if (!taken.includes(name)) return name;
	let number = 2;
	while (taken.includes(`${name}_${number}`)) number += 1;
	return `${name}_${number}`;
}
