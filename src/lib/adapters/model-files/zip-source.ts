import { readZipDirectory, type ZipEntry } from '#lib/domain/documents/zip-directory.ts';
import type { InstallError } from '#lib/domain/models/install-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Listing, ModelSource, OpenedFile, OpenRequest } from '#lib/ports/model-source.ts';
import { rootOf } from './folder-source.ts';
import { streamOf } from './stream-of.ts';

const STORED = 0;
const DEFLATED = 8;
const MAX_FILES = 2000;
export const MAX_ARCHIVE_BYTES = 4_000_000_000;
/** Weights hardly shrink and tokenizers shrink to a fifth; a file of zeros to a thousandth. */
const MAX_RATIO = 100;
/** End record with the longest comment, and room for a directory of `MAX_FILES`. */
const TAIL_BYTES = 1_000_000;
const LOCAL_HEADER_BYTES = 30;

/** A ZIP archive on this device, read entry by entry: it is never unpacked as a whole. */
export class ZipSource implements ModelSource {
	readonly isLocal = true;
	readonly #entries = new Map<string, ZipEntry>();

	constructor(
		readonly label: string,
		private readonly archive: Blob
	) {}

	async list(): Promise<Result<Listing, InstallError>> {
		const start = Math.max(0, this.archive.size - TAIL_BYTES);
		const tail = new Uint8Array(await this.archive.slice(start).arrayBuffer());
		const directory = readZipDirectory(tail, start);
		if (!directory) return err({ kind: 'broken-archive' });
		const entries = directory.filter(({ name }) => !name.endsWith('/'));
		if (entries.some(({ isEncrypted }) => isEncrypted)) return err({ kind: 'encrypted-archive' });
		const claimed = entries.reduce((sum, { expandedBytes }) => sum + expandedBytes, 0);
		const isBomb = entries.some(
			({ expandedBytes, compressedBytes }) =>
				expandedBytes > MAX_RATIO * Math.max(64, compressedBytes)
		);
		if (isBomb || claimed > MAX_ARCHIVE_BYTES || entries.length > MAX_FILES) {
			return err({ kind: 'too-large', max: MAX_ARCHIVE_BYTES });
		}
		const root = rootOf(entries.map(({ name }) => name));
		this.#entries.clear();
		for (const entry of entries) {
			// What lies beside the model's folder is told too: a path that leads out of it must be seen.
			const path = entry.name.startsWith(root) ? entry.name.slice(root.length) : entry.name;
			this.#entries.set(path, entry);
		}
		return ok({
			files: [...this.#entries].map(([path, { expandedBytes }]) => ({ path, bytes: expandedBytes }))
		});
	}

	async open(path: string, { from }: OpenRequest): Promise<Result<OpenedFile, InstallError>> {
		const entry = this.#entries.get(path);
		if (!entry) return err({ kind: 'missing-file', file: path });
		const packed = await this.#packed(entry);
		if (!packed) return err({ kind: 'broken-archive' });
		const body =
			entry.method === STORED
				? streamOf(packed.slice(from).stream())
				: inflate(packed, from, entry.expandedBytes);
		return ok({ start: from, total: entry.expandedBytes, validator: undefined, body });
	}

	/** Nothing where the entry lies outside of the archive or is packed in a way of its own. */
	async #packed({ offset, compressedBytes, method }: ZipEntry): Promise<Blob | undefined> {
		const head = new DataView(
			await this.archive.slice(offset, offset + LOCAL_HEADER_BYTES).arrayBuffer()
		);
		const isKnown = method === STORED || method === DEFLATED;
		if (!isKnown || head.byteLength < LOCAL_HEADER_BYTES) return undefined;
		if (head.getUint32(0, true) !== 0x04034b50) return undefined;
		const start = offset + LOCAL_HEADER_BYTES + head.getUint16(26, true) + head.getUint16(28, true);
		const end = start + compressedBytes;
		return end > this.archive.size ? undefined : this.archive.slice(start, end);
	}
}

/** Ends with an error at the first byte that the directory did not state. */
async function* inflate(
	packed: Blob,
	from: number,
	expandedBytes: number
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
	let at = 0;
	for await (const chunk of streamOf(
		packed.stream().pipeThrough(new DecompressionStream('deflate-raw'))
	)) {
		const skipped = Math.min(chunk.byteLength, Math.max(0, from - at));
		at += chunk.byteLength;
		if (at > expandedBytes) throw new RangeError('The archive holds more than it says.');
		if (skipped < chunk.byteLength) yield chunk.subarray(skipped);
	}
}
