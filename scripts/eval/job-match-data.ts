import type { EvalArguments } from './arguments.ts';
import { namedColumn } from './columns.ts';
import type { LabelledText, PairRow } from './job-match.ts';
import { detectColumns, type JobMatchColumns } from './job-match-columns.ts';
import { readTable, type Table } from './read-table.ts';
import { UsageError } from './usage-error.ts';

type Data =
	| {
			readonly kind: 'files';
			readonly resumes: readonly LabelledText[];
			readonly postings: readonly LabelledText[];
	  }
	| { readonly kind: 'pairs'; readonly rows: readonly PairRow[] };

export interface JobMatchData {
	readonly columns: Readonly<Record<string, string>>;
	readonly notes: readonly string[];
	readonly data: Data;
}

/** Résumés and postings from two files, or pairs from one. Throws a UsageError where a column is not found. */
export function readJobMatchData({ values, table: options }: EvalArguments): JobMatchData {
	if (values.file !== undefined) {
		const table = readTable(values.file, options);
		const found = detectColumns(table.columns);
		const cell = cellsOf(table);
		const resume = cell(values['resume-column'], found.resume, 'resume', '--resume-column');
		const job = cell(values['job-column'], found.job, 'job', '--job-column');
		const title = optional(cell, values['title-column'], found.jobTitle);
		const given = values['label-column'];
		// A title is no label of a pair.
		const label = optional(cell, given, found.label === found.jobTitle ? undefined : found.label);
		return {
			columns: named({ resume, job, title, label }),
			notes: table.notes,
			data: {
				kind: 'pairs',
				rows: table.rows.map((row) => ({
					resume: resume.of(row),
					job: job.of(row),
					jobTitle: title?.of(row),
					label: label?.of(row)
				}))
			}
		};
	}
	const resumes = readSide(values.resumes ?? '', 'resume', {
		text: values['resume-column'],
		label: values['resume-label-column'] ?? values['label-column'],
		title: undefined,
		options
	});
	const postings = readSide(values.postings ?? '', 'job', {
		text: values['job-column'],
		label: values['posting-label-column'] ?? values['label-column'],
		title: values['title-column'],
		options
	});
	return {
		columns: { ...resumes.columns, ...postings.columns },
		notes: [...resumes.notes, ...postings.notes],
		data: { kind: 'files', resumes: resumes.texts, postings: postings.texts }
	};
}

interface Asked {
	readonly text: string | undefined;
	readonly label: string | undefined;
	readonly title: string | undefined;
	readonly options: EvalArguments['table'];
}

function readSide(file: string, side: 'resume' | 'job', asked: Asked) {
	const table = readTable(file, asked.options);
	const found: JobMatchColumns = detectColumns(table.columns, side);
	const cell = cellsOf(table);
	const text = cell(asked.text, found[side], side, `--${side}-column`);
	const flag = side === 'resume' ? '--resume-label-column' : '--posting-label-column';
	const label = cell(asked.label, found.label, 'label', flag);
	const title = side === 'job' ? optional(cell, asked.title, found.jobTitle) : undefined;
	const prefix = side === 'resume' ? 'resume' : 'posting';
	return {
		columns: named({ [prefix]: text, [`${prefix}_label`]: label, [`${prefix}_title`]: title }),
		notes: table.notes,
		texts: table.rows.map((row, index) => ({
			id: `${side}-${index + 1}`,
			label: label.of(row),
			text: text.of(row),
			title: title?.of(row)
		}))
	};
}

interface Cell {
	readonly name: string;
	of(row: readonly string[]): string;
}

type FindCell = (
	asked: string | undefined,
	found: string | undefined,
	what: string,
	flag: string
) => Cell;

function cellsOf(table: Table): FindCell {
	return (asked, found, what, flag) => {
		const wanted = asked ?? found;
		if (wanted === undefined) {
			throw new UsageError(
				`${table.file}: no column has a usual name for the ${what}; say ${flag}. Its columns: ${table.columns.join(', ')}.`
			);
		}
		const place = namedColumn(table, wanted);
		return { name: table.columns[place] ?? '', of: (row) => row[place] ?? '' };
	};
}

function optional(
	cell: FindCell,
	asked: string | undefined,
	found: string | undefined
): Cell | undefined {
	return asked === undefined && found === undefined ? undefined : cell(asked, found, '', '');
}

function named(cells: Readonly<Record<string, Cell | undefined>>): Record<string, string> {
	return Object.fromEntries(
		Object.entries(cells).flatMap(([what, cell]) => (cell ? [[what, cell.name]] : []))
	);
}
