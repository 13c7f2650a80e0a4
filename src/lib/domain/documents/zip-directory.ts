/**
 * Reads the list of files of a ZIP archive without unpacking it, after PKWARE's APPNOTE 6.3,
 * sections 4.3.12 (central directory) and 4.3.16 (its end).
 */
export interface ZipEntry {
	readonly name: string;
	readonly compressedBytes: number;
	/** As the archive claims; a liar is found while unpacking. */
	readonly expandedBytes: number;
	/** 0 is stored, 8 is deflate. */
	readonly method: number;
	readonly isEncrypted: boolean;
	/** Checksum of the expanded bytes. */
	readonly crc32: number;
	/** Where the entry's local header starts. */
	readonly offset: number;
}

const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
const LOCAL_SIGNATURE = 0x04034b50;
const END_BYTES = 22;
const ENTRY_BYTES = 46;
const LOCAL_BYTES = 30;
const MAX_COMMENT_BYTES = 65_535;

function viewOf(bytes: Uint8Array): DataView {
	return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function findEnd(view: DataView): number | undefined {
	const last = view.byteLength - END_BYTES;
	for (let at = last; at >= 0 && at >= last - MAX_COMMENT_BYTES; at--) {
		if (view.getUint32(at, true) === END_SIGNATURE) return at;
	}
	return undefined;
}

function readName(bytes: Uint8Array, start: number, length: number): string {
	// Names that matter here are ASCII; other characters only have to stay distinct.
	let name = '';
	for (const byte of bytes.subarray(start, start + length)) name += String.fromCharCode(byte);
	return name;
}

/**
 * @param start where `bytes`, the archive's end, begin in the archive; 0 for a whole one
 * @returns the entries of an archive, or undefined where its directory is missing or damaged (also for ZIP64,
 * which no document below 4 GB needs).
 */
export function readZipDirectory(bytes: Uint8Array, start = 0): ZipEntry[] | undefined {
	const view = viewOf(bytes);
	const end = findEnd(view);
	if (end === undefined) return undefined;
	const total = view.getUint16(end + 10, true);
	let at = view.getUint32(end + 16, true) - start;
	if (at < 0) return undefined;
	const entries: ZipEntry[] = [];
	while (entries.length < total) {
		if (at + ENTRY_BYTES > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) return undefined;
		const nameBytes = view.getUint16(at + 28, true);
		const next = at + ENTRY_BYTES + nameBytes + view.getUint16(at + 30, true);
		entries.push({
			name: readName(bytes, at + ENTRY_BYTES, nameBytes),
			compressedBytes: view.getUint32(at + 20, true),
			expandedBytes: view.getUint32(at + 24, true),
			method: view.getUint16(at + 10, true),
			isEncrypted: (view.getUint16(at + 8, true) & 1) === 1,
			crc32: view.getUint32(at + 16, true),
			offset: view.getUint32(at + 42, true)
		});
		at = next + view.getUint16(at + 32, true);
	}
	return entries;
}

/** The packed bytes of an entry, or undefined where they lie outside the archive. */
export function packedBytes(bytes: Uint8Array, entry: ZipEntry): Uint8Array | undefined {
	const view = viewOf(bytes);
	const { offset } = entry;
	if (offset + LOCAL_BYTES > view.byteLength) return undefined;
	if (view.getUint32(offset, true) !== LOCAL_SIGNATURE) return undefined;
	const header = view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
	const start = offset + LOCAL_BYTES + header;
	const end = start + entry.compressedBytes;
	return end > view.byteLength ? undefined : bytes.subarray(start, end);
}
