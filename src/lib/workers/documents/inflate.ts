import { isXmlPart } from '#lib/domain/documents/docx-bounds.ts';
import { packedBytes } from '#lib/domain/documents/zip-directory.ts';
import type { ZipEntry } from '#lib/domain/documents/zip-directory.ts';

type Check = 'fine' | 'broken' | 'too-large';

const STORED = 0;
const DEFLATE = 8;

/** Unpacks one part chunk by chunk, keeping none of it, and stops as soon as it passes its claim. */
async function checkPart(packed: Uint8Array, claimed: number): Promise<Check> {
	let expanded = 0;
	try {
		const stream = new Blob([new Uint8Array(packed)])
			.stream()
			.pipeThrough(new DecompressionStream('deflate-raw'));
		const reader = stream.getReader();
		for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
			expanded += chunk.value.byteLength;
			if (expanded > claimed) {
				await reader.cancel();
				return 'too-large';
			}
		}
	} catch {
		return 'broken';
	}
	return expanded === claimed ? 'fine' : 'broken';
}

/**
 * Proves that the XML parts of a Word file unpack to the sizes that the archive's directory claims,
 * before a library unpacks them into memory on trust.
 */
export async function checkXmlParts(
	bytes: Uint8Array,
	entries: readonly ZipEntry[]
): Promise<Check> {
	for (const entry of entries.filter(isXmlPart)) {
		const packed = packedBytes(bytes, entry);
		if (!packed || (entry.method !== DEFLATE && entry.method !== STORED)) return 'broken';
		if (entry.method === STORED) continue;
		const check = await checkPart(packed, entry.expandedBytes);
		if (check !== 'fine') return check;
	}
	return 'fine';
}
