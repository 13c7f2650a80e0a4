import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import {
	packedBytes,
	readZipDirectory,
	type ZipEntry
} from '#lib/domain/documents/zip-directory.ts';
import type { TableFile } from '#lib/ports/table-reader.ts';
import { readSlice } from '../read-bytes.ts';
import { TableFailure } from '../table-failure.ts';

type Broken = Extract<TableError, { kind: 'broken' }>;

/** A workbook stands in memory packed; larger ones are refused before they are read. */
const MAX_PACKED_BYTES = 100_000_000;

/** The parts of a workbook, unpacked piece by piece. */
export interface Package {
	/** Whether there is such a part. */
	has(name: string): boolean;
	/** Text of a part; throws a TableFailure where it is broken or expands beyond `limit` bytes. */
	read(name: string, limit: number): AsyncGenerator<string, void, undefined>;
}

export async function openPackage(file: TableFile): Promise<Package> {
	if (file.size > MAX_PACKED_BYTES) throw new TableFailure({ kind: 'too-large', limit: '100 MB' });
	const bytes = await readSlice(file, 0, file.size);
	const entries = readZipDirectory(bytes);
	if (!entries) throw broken('no-parts');
	if (entries.some(({ isEncrypted }) => isEncrypted)) throw broken('encrypted');
	const find = (name: string) => entries.find((entry) => entry.name === name);
	return {
		has: (name) => find(name) !== undefined,
		read: (name, limit) => {
			const entry = find(name);
			if (!entry) throw broken('part-missing', name);
			return inflate(bytes, entry, limit);
		}
	};
}

/** Never trusts the sizes that the archive claims. */
async function* inflate(
	bytes: Uint8Array<ArrayBuffer>,
	entry: ZipEntry,
	limit: number
): AsyncGenerator<string, void, undefined> {
	const packed = packedBytes(bytes, entry);
	if (!packed || (entry.method !== 0 && entry.method !== 8)) throw broken('cut-off');
	const stored = new Blob([new Uint8Array(packed)]).stream();
	const stream =
		entry.method === 0 ? stored : stored.pipeThrough(new DecompressionStream('deflate-raw'));
	const reader = stream.getReader();
	const decoder = new TextDecoder();
	let expanded = 0;
	try {
		for (;;) {
			const piece = await reader.read().catch(() => undefined);
			if (!piece) throw broken('cannot-unpack');
			if (piece.done) break;
			expanded += piece.value.byteLength;
			if (expanded > limit) {
				throw new TableFailure({ kind: 'too-large', limit: `${limit / 1_000_000} MB` });
			}
			yield decoder.decode(piece.value, { stream: true });
		}
	} finally {
		void reader.cancel().catch(() => undefined);
	}
}

export function broken(reason: Broken['reason'], part?: string): TableFailure {
	return new TableFailure({ kind: 'broken', reason, ...(part === undefined ? {} : { part }) });
}
