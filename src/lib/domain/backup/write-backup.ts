import type { StoredEntry } from '#lib/domain/history/history-entry.ts';
import { toBase64 } from '#lib/domain/sealing/base64.ts';
import type { Digest } from '#lib/ports/digest.ts';
import {
	BACKUP_FORMAT,
	BACKUP_VERSION,
	headText,
	SECTIONS,
	type Section,
	type SealedEntryRecord
} from './backup-format.ts';
import type { BackupContent } from './snapshot.ts';

/** Records written at once: few enough for the screen to answer between two steps. */
const RECORDS_AT_ONCE = 500;

/** A section, and its records as they stand in the file: written once, for the checksum and for the file. */
interface WrittenSection {
	readonly count: number;
	readonly sha256: string;
	readonly text: string;
}

/**
 * The file of a backup: JSON with a checksum for each section and one for the whole.
 * @param pause lets others have their turn
 */
export async function writeBackup(
	content: BackupContent,
	digest: Digest,
	pause: () => Promise<void> = () => Promise.resolve()
): Promise<string> {
	const section = async <T>(
		records: readonly T[],
		toRecord: (record: T) => unknown = (record) => record
	): Promise<WrittenSection> => {
		const pieces: string[] = [];
		for (let from = 0; from < records.length; from += RECORDS_AT_ONCE) {
			if (from > 0) await pause();
			const some = records.slice(from, from + RECORDS_AT_ONCE);
			pieces.push(some.map((record) => JSON.stringify(toRecord(record))).join(','));
		}
		const text = `[${pieces.join(',')}]`;
		return { count: records.length, sha256: await digest.sha256(text), text };
	};
	const sections: Record<Section, WrittenSection> = {
		accounts: await section(content.accounts),
		entries: await section(content.entries, toRecord),
		openEntries: await section(content.openEntries),
		apiKeys: await section(content.apiKeys),
		limits: await section(content.limits),
		audit: await section(content.audit),
		settings: await section(content.settings)
	};
	const { createdAt, scope } = content;
	const head = { format: BACKUP_FORMAT, version: BACKUP_VERSION, createdAt, scope } as const;
	const sha256 = await digest.sha256(headText({ ...head, sections }));
	const written = SECTIONS.map((name) => `"${name}":${sectionText(sections[name])}`);
	const start = JSON.stringify({ ...head, sha256 }).slice(0, -1);
	return `${start},"sections":{${written.join(',')}}}`;
}

function sectionText({ count, sha256, text }: WrittenSection): string {
	return `{"count":${count},"sha256":"${sha256}","records":${text}}`;
}

function toRecord({ facts, content }: StoredEntry): SealedEntryRecord {
	return {
		...facts,
		sealedNotes: toBase64(facts.sealedNotes),
		sealedContent: toBase64(content)
	};
}
