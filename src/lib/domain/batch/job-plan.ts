import type { ToolId } from '#lib/domain/tools.ts';
import type { JobDetails, JobInput } from './batch-job.ts';
import type { TableRow } from './tables/table-row.ts';

/** What the user chose for a file. Places are those of the file's columns. */
export interface JobPlan {
	readonly name: string;
	readonly tool: ToolId;
	readonly columns: readonly string[];
	/** Columns that are written again. */
	readonly carried: readonly number[];
	readonly input: JobInput;
}

/** Which columns of the file a job keeps: those to be written again and those that feed the tool. */
export interface KeptColumns {
	readonly places: readonly number[];
	readonly details: Pick<JobDetails, 'columns' | 'carried' | 'input'>;
}

export function keepColumns({ columns, carried, input }: JobPlan): KeptColumns {
	const { text, job } = input;
	const jobColumn = job && 'column' in job ? [job.column] : [];
	const needed = new Set([...carried, text, ...jobColumn]);
	const places = columns.flatMap((_, place) => (needed.has(place) ? [place] : []));
	return {
		places,
		details: {
			columns: places.flatMap((place) => columns.slice(place, place + 1)),
			carried: places.map((place) => carried.includes(place)),
			input: {
				...input,
				text: places.indexOf(text),
				...(job && 'column' in job ? { job: { column: places.indexOf(job.column) } } : {})
			}
		}
	};
}

/** The row with the kept columns only. What stands beyond the last column stays at the end: it has no place. */
export function keepCells(row: TableRow, places: readonly number[], width: number): TableRow {
	const surplus = row.cells.length > width ? row.cells.slice(width) : [];
	return { ...row, cells: [...places.map((place) => row.cells[place] ?? ''), ...surplus] };
}
