import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import Papa from 'papaparse';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { BatchRow } from './batch.ts';

export type UploadFormat = 'csv' | 'jsonl';

export type UploadError =
	| { readonly kind: 'too-large' }
	| { readonly kind: 'not-utf8' }
	| { readonly kind: 'too-many-rows' }
	| { readonly kind: 'no-rows' };

export interface Upload {
	readonly rows: readonly BatchRow[];
	/** SHA-256 of the bytes. */
	readonly hash: string;
}

export interface UploadLimits {
	readonly maxBytes: number;
	readonly maxRows: number;
}

/** Reads a file as it arrives: never more of it than may be there. */
export async function readUpload(
	body: AsyncIterable<Uint8Array>,
	format: UploadFormat,
	{ maxBytes, maxRows }: UploadLimits
): Promise<Result<Upload, UploadError>> {
	const hash = createHash('sha256');
	const decoder = new TextDecoder('utf-8', { fatal: true });
	const parts: string[] = [];
	let bytes = 0;
	try {
		for await (const chunk of body) {
			bytes += chunk.length;
			if (bytes > maxBytes) return err({ kind: 'too-large' });
			hash.update(chunk);
			parts.push(decoder.decode(chunk, { stream: true }));
		}
		parts.push(decoder.decode());
	} catch (error) {
		if (error instanceof TypeError) return err({ kind: 'not-utf8' });
		throw error;
	}
	const rows = format === 'csv' ? await readCsv(parts, maxRows) : readLines(parts, maxRows);
	if (rows.length > maxRows) return err({ kind: 'too-many-rows' });
	return rows.length === 0 ? err({ kind: 'no-rows' }) : ok({ rows, hash: hash.digest('hex') });
}

const cellsSchema = z.record(z.string(), z.string());

/** The first row names the columns. Parsed piece by piece, so that other requests get their turn. */
async function readCsv(parts: readonly string[], maxRows: number): Promise<BatchRow[]> {
	const parser = Papa.parse(Papa.NODE_STREAM_INPUT, { header: true, skipEmptyLines: 'greedy' });
	const rows: BatchRow[] = [];
	parser.on('data', (row: unknown) => {
		if (rows.length > maxRows) return;
		const { __parsed_extra: extra, ...named } = z.looseObject({}).parse(row);
		const cells = cellsSchema.safeParse(named);
		rows.push(
			cells.success && extra === undefined
				? { cells: cells.data }
				: { problem: 'This row does not have the columns that the first row names.' }
		);
	});
	const ended = once(parser, 'end');
	Readable.from(parts).pipe(parser);
	await ended;
	return rows;
}

const lineSchema = z.union([
	z.string().transform((text) => ({ text })),
	z.record(z.string(), z.union([z.string(), z.number().transform(String)]))
]);

/** One JSON value a line: an object of columns, or a string for a text alone. */
function readLines(parts: readonly string[], maxRows: number): BatchRow[] {
	const lines = parts.join('').split(/\r?\n/);
	return lines
		.filter((line) => line.trim() !== '')
		.slice(0, maxRows + 1)
		.map((line) => {
			try {
				const cells = lineSchema.safeParse(JSON.parse(line));
				if (cells.success) return { cells: cells.data };
			} catch {
				// Told below, as for a value of another shape.
			}
			return { problem: 'This line is neither an object of columns nor a text in JSON.' };
		});
}
