import type { TableFile } from '#lib/ports/table-reader.ts';
import { TableFailure } from './table-failure.ts';

/** Bytes read from the file at a time. */
const SLICE_BYTES = 1 << 20;

export interface Piece {
	readonly bytes: Uint8Array<ArrayBuffer>;
	/** From the start of the file, this piece included. */
	readonly bytesRead: number;
}

export async function readSlice(
	file: TableFile,
	start: number,
	end: number
): Promise<Uint8Array<ArrayBuffer>> {
	try {
		return new Uint8Array(await file.slice(start, end).arrayBuffer());
	} catch {
		// The file was moved or changed since it was chosen, or its drive is gone.
		throw new TableFailure({ kind: 'unreadable' });
	}
}

/** The file from start to end, a megabyte at a time. */
export async function* readPieces(file: TableFile): AsyncGenerator<Piece, void, undefined> {
	for (let from = 0; from < file.size; from += SLICE_BYTES) {
		const bytes = await readSlice(file, from, Math.min(file.size, from + SLICE_BYTES));
		yield { bytes, bytesRead: Math.min(file.size, from + SLICE_BYTES) };
	}
}
