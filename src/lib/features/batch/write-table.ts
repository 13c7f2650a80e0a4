import type { BatchJob } from '#lib/domain/batch/batch-job.ts';
import { OutputTable } from '#lib/domain/batch/output/output-row.ts';
import { csvLine, distinctNames, jsonLine } from '#lib/domain/batch/output/write-text.ts';
import type { FileSaver } from '#lib/ports/file-saver.ts';
import type { JobView } from './job-view.svelte.ts';

export interface DownloadOptions {
	readonly format: 'csv' | 'jsonl';
	/** Only the rows that the table shows. */
	readonly isFiltered: boolean;
	readonly guardsFormulas: boolean;
	/** Puts a byte order mark before the text, which old spreadsheets need for letters beyond ASCII. */
	readonly hasMark: boolean;
}

const TYPES = { csv: 'text/csv', jsonl: 'application/jsonl' } as const;

/** About how many bytes a row of a table of texts has: only tells small files from large ones. */
const BYTES_PER_ROW = 300;

/**
 * Writes the rows in the order of the file, block by block, so that the file may be larger than the memory.
 * Answers false where the user changed their mind or the signal came.
 */
export async function writeTable(
	job: BatchJob,
	view: JobView,
	saver: FileSaver,
	options: DownloadOptions,
	signal: AbortSignal
): Promise<boolean> {
	const { facts, details } = job;
	const name = `${details.name.replace(/\.\w{1,8}$/, '')}-${facts.tool}.${options.format}`;
	const target = await saver.create(name, TYPES[options.format], facts.rows * BYTES_PER_ROW);
	if (!target) return false;
	const table = new OutputTable(job, details.hasCorrections);
	const names = distinctNames(table.columns);
	const chosen = options.isFiltered ? new Set(view.selection) : undefined;
	try {
		if (options.format === 'csv') {
			await target.write((options.hasMark ? '\ufeff' : '') + csvLine(table.columns, options));
		}
		for (let block = 0; block < facts.blocks; block += 1) {
			if (signal.aborted) {
				await target.abort();
				return false;
			}
			const open = await view.block(block);
			if (!open) throw new Error(`Rows from ${view.map.startOf(block) + 1} on cannot be opened.`);
			const lines: string[] = [];
			for (const [place, row] of open.rows.entries()) {
				if (chosen && !chosen.has(view.map.startOf(block) + place)) continue;
				const corrected = open.corrections[String(place)];
				const cells = table.cells({ row, result: open.results[place] ?? null, corrected });
				lines.push(options.format === 'csv' ? csvLine(cells, options) : jsonLine(names, cells));
			}
			await target.write(lines.join(''));
		}
		await target.close();
		return true;
	} catch (cause) {
		await target.abort();
		throw cause;
	}
}
