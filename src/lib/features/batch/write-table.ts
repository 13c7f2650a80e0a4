import type { BatchJob } from '#lib/domain/batch/batch-job.ts';
import { OutputTable } from '#lib/domain/batch/output/output-row.ts';
import { csvLine, distinctNames, jsonLine } from '#lib/domain/batch/output/write-text.ts';
import { MAX_CELL_CHARACTERS, MAX_SHEET_ROWS } from '#lib/domain/batch/output/xlsx-parts.ts';
import type { BatchServices } from '#lib/ports/batch-services.ts';
import type { FileTarget } from '#lib/ports/file-saver.ts';
import type { JobView } from './job-view.svelte.ts';
import * as m from '#lib/paraglide/batch.js';

export interface DownloadOptions {
	readonly format: 'csv' | 'jsonl' | 'xlsx';
	/** Only the rows that the table shows. */
	readonly isFiltered: boolean;
	readonly guardsFormulas: boolean;
	/** Puts a byte order mark before the text, which old spreadsheets need for letters beyond ASCII. */
	readonly hasMark: boolean;
}

const TYPES = {
	csv: 'text/csv',
	jsonl: 'application/jsonl',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
} as const;

/** About how many bytes a row of a table of texts has: only tells small files from large ones. */
const BYTES_PER_ROW = 300;

/** Takes the rows one after the other. */
interface RowSink {
	row(cells: readonly string[], number: number): Promise<void> | void;
	/** Writes what was gathered. */
	flush(): Promise<void>;
	close(): Promise<void>;
}

/**
 * Writes the rows in the order of the file, block by block, so that the file may be larger than the memory.
 * Answers false where the user changed their mind. Throws an Error in plain words where it cannot be written.
 */
export async function writeTable(
	job: BatchJob,
	view: JobView,
	{ saver, openSheet }: Pick<BatchServices, 'saver' | 'openSheet'>,
	options: DownloadOptions
): Promise<boolean> {
	const { facts, details } = job;
	const name = `${details.name.replace(/\.\w{1,8}$/, '')}-${facts.tool}.${options.format}`;
	const target = await saver.create(name, TYPES[options.format], facts.rows * BYTES_PER_ROW);
	if (!target) return false;
	const table = new OutputTable(job, details.hasCorrections);
	const chosen = options.isFiltered ? new Set(view.selection) : undefined;
	try {
		const sink =
			options.format === 'xlsx'
				? await sheetSink(target, table, openSheet)
				: await textSink(target, table, options);
		for (let block = 0; block < facts.blocks; block += 1) {
			const open = await view.block(block);
			const start = view.map.startOf(block);
			if (!open) throw new Error(m.the_rows_from_on_cannot_be_opened({ value: start + 1 }));
			for (const [place, row] of open.rows.entries()) {
				if (chosen && !chosen.has(start + place)) continue;
				const corrected = open.corrections[String(place)];
				const result = open.results[place] ?? null;
				await sink.row(table.cells({ row, result, corrected }), start + place + 1);
			}
			await sink.flush();
		}
		await sink.close();
		await target.close();
		return true;
	} catch (cause) {
		await target.abort();
		throw cause;
	}
}

async function textSink(
	target: FileTarget,
	{ columns }: OutputTable,
	options: DownloadOptions
): Promise<RowSink> {
	const names = distinctNames(columns);
	let lines: string[] = [];
	if (options.format === 'csv') {
		await target.write((options.hasMark ? '\ufeff' : '') + csvLine(columns, options));
	}
	return {
		row: (cells) => {
			lines.push(options.format === 'csv' ? csvLine(cells, options) : jsonLine(names, cells));
		},
		flush: async () => {
			await target.write(lines.join(''));
			lines = [];
		},
		close: () => Promise.resolve()
	};
}

async function sheetSink(
	target: FileTarget,
	{ columns, numeric }: OutputTable,
	openSheet: BatchServices['openSheet']
): Promise<RowSink> {
	const sheet = await openSheet(target);
	let rows = 1;
	await sheet.row(columns, []);
	return {
		row: (cells, number) => {
			rows += 1;
			if (rows > MAX_SHEET_ROWS) {
				throw new Error('A workbook holds no more than 1,048,575 rows. Download CSV instead.');
			}
			if (cells.some((cell) => cell.length > MAX_CELL_CHARACTERS)) {
				throw new Error(m.row_has_a_cell_of_more_than_32_767({ number }));
			}
			return sheet.row(cells, numeric);
		},
		flush: () => Promise.resolve(),
		close: () => sheet.close()
	};
}
