import { MAX_EXPANDED_BYTES, MAX_EXPANDED_XML_BYTES, MAX_ZIP_ENTRIES } from './document-limits.ts';
import type { ZipEntry } from './zip-directory.ts';

/** The parts of a Word file that a reader unpacks; pictures and fonts stay packed. */
export function isXmlPart(entry: ZipEntry): boolean {
	return /\.(?:xml|rels)$/iu.test(entry.name);
}

/** The limit in bytes that a Word file claims to exceed once unpacked, or undefined. */
export function exceededLimit(entries: readonly ZipEntry[]): number | undefined {
	const sum = (list: readonly ZipEntry[]) => list.reduce((all, one) => all + one.expandedBytes, 0);
	if (sum(entries.filter(isXmlPart)) > MAX_EXPANDED_XML_BYTES) return MAX_EXPANDED_XML_BYTES;
	if (entries.length > MAX_ZIP_ENTRIES || sum(entries) > MAX_EXPANDED_BYTES) {
		return MAX_EXPANDED_BYTES;
	}
	return undefined;
}
