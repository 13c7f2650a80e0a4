import { crc32 } from '#lib/domain/crc32.ts';
import {
	packedBytes,
	readZipDirectory,
	type ZipEntry
} from '#lib/domain/documents/zip-directory.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ImportFileError } from '#lib/ports/import-files.ts';
import { decodeText } from './decode-text.ts';

const STORED = 0;
const DEFLATED = 8;

export interface UnzipBounds {
	/** Of the files that are wanted, in all, once unpacked. */
	readonly maxBytes: number;
	readonly maxFiles: number;
	readonly isWanted: (path: string) => boolean;
}

/**
 * The texts of a ZIP archive: all that are wanted or none. Only those are unpacked, by the browser's own
 * inflater, and never a byte more than the bounds allow, whatever the archive claims of itself.
 */
export async function unzipTexts(
	archive: Uint8Array<ArrayBuffer>,
	{ maxBytes, maxFiles, isWanted }: UnzipBounds
): Promise<Result<{ readonly path: string; readonly text: string }[], ImportFileError>> {
	const directory = readZipDirectory(archive);
	if (!directory) return err({ kind: 'broken-archive' });
	const entries = directory.filter(({ name }) => isWanted(name));
	const claimed = entries.reduce((sum, { expandedBytes }) => sum + expandedBytes, 0);
	if (entries.length > maxFiles || claimed > maxBytes) {
		return err({ kind: 'import-too-large', max: maxBytes });
	}
	const files: { path: string; text: string }[] = [];
	for (const entry of entries) {
		if (entry.isEncrypted) return err({ kind: 'encrypted-archive' });
		const bytes = await expand(archive, entry);
		if (!bytes) return err({ kind: 'broken-archive' });
		const text = decodeText(bytes);
		if (text === undefined) return err({ kind: 'unreadable-file', name: entry.name });
		files.push({ path: entry.name, text });
	}
	return ok(files);
}

/** Nothing if it is not exactly what the directory says of it. */
async function expand(
	archive: Uint8Array<ArrayBuffer>,
	entry: ZipEntry
): Promise<Uint8Array | undefined> {
	const packed = packedBytes(archive, entry);
	if (!packed) return undefined;
	const bytes =
		entry.method === STORED
			? packed
			: entry.method === DEFLATED
				? await inflate(new Uint8Array(packed), entry.expandedBytes)
				: undefined;
	const isWhole = bytes?.byteLength === entry.expandedBytes && crc32(bytes) === entry.crc32;
	return isWhole ? bytes : undefined;
}

/** Stops at the first byte too many. */
async function inflate(
	packed: Uint8Array<ArrayBuffer>,
	maxBytes: number
): Promise<Uint8Array | undefined> {
	const bytes = new Uint8Array(maxBytes);
	let at = 0;
	try {
		const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
		const reader = stream.getReader();
		for (;;) {
			const { done, value } = await reader.read();
			if (done) return bytes.subarray(0, at);
			if (at + value.byteLength > maxBytes) {
				await reader.cancel();
				return undefined;
			}
			bytes.set(value, at);
			at += value.byteLength;
		}
	} catch {
		// The packed bytes are not what the method says.
		return undefined;
	}
}
