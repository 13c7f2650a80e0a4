import type { StoredEntry } from '#lib/domain/history/history-entry.ts';
import { toBase64 } from '#lib/domain/sealing/base64.ts';
import type { Digest } from '#lib/ports/digest.ts';
import {
	BACKUP_FORMAT,
	BACKUP_VERSION,
	headText,
	type BackupFile,
	type SealedEntryRecord
} from './backup-format.ts';
import type { BackupContent } from './snapshot.ts';

/** The file of a backup: JSON with a checksum for each section and one for the whole. */
export async function writeBackup(content: BackupContent, digest: Digest): Promise<string> {
	const section = async (records: readonly unknown[]) => ({
		count: records.length,
		sha256: await digest.sha256(JSON.stringify(records)),
		records: [...records]
	});
	const file: Omit<BackupFile, 'sha256'> = {
		format: BACKUP_FORMAT,
		version: BACKUP_VERSION,
		createdAt: content.createdAt,
		scope: content.scope,
		sections: {
			accounts: await section(content.accounts),
			entries: await section(content.entries.map(toRecord)),
			openEntries: await section(content.openEntries),
			apiKeys: await section(content.apiKeys),
			limits: await section(content.limits),
			audit: await section(content.audit),
			settings: await section(content.settings)
		}
	};
	const { sections, ...head } = file;
	return JSON.stringify({ ...head, sha256: await digest.sha256(headText(file)), sections });
}

function toRecord({ facts, content }: StoredEntry): SealedEntryRecord {
	return {
		...facts,
		sealedNotes: toBase64(facts.sealedNotes),
		sealedContent: toBase64(content)
	};
}
