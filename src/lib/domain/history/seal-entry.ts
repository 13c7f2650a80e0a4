import { sealJson, unsealJson } from '#lib/domain/sealing/seal-json.ts';
import type { UnsealError } from '#lib/domain/sealing/envelope.ts';
import type { Result } from '#lib/domain/result.ts';
import type { IndexedEntry } from '#lib/ports/history-index.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import {
	CONTENT_FIELD,
	entryContentSchema,
	entryNotesSchema,
	NOTES_FIELD,
	type EntryContent,
	type EntryFacts,
	type EntryNotes,
	type HistoryItem,
	type StoredEntry
} from './history-entry.ts';
import { textOf } from './search-terms.ts';

const UNREADABLE: EntryNotes = { title: '', tags: [], excerpt: '' };

export async function sealEntry(
	sealer: Sealer,
	facts: Omit<EntryFacts, 'sealedNotes'>,
	notes: EntryNotes,
	content: EntryContent
): Promise<StoredEntry> {
	return {
		facts: { ...facts, sealedNotes: await sealNotes(sealer, facts.id, notes) },
		content: await sealJson(sealer, { record: facts.id, field: CONTENT_FIELD }, content)
	};
}

export function sealNotes(
	sealer: Sealer,
	id: string,
	notes: EntryNotes
): Promise<Uint8Array<ArrayBuffer>> {
	return sealJson(sealer, { record: id, field: NOTES_FIELD }, notes);
}

/** What cannot be opened is shown as damaged; the rest of the list stays readable. */
export async function openItem(sealer: Sealer, facts: EntryFacts): Promise<HistoryItem> {
	const place = { record: facts.id, field: NOTES_FIELD };
	const opened = await unsealJson(sealer, place, facts.sealedNotes, entryNotesSchema);
	return { facts, notes: opened.ok ? opened.value : UNREADABLE, isDamaged: !opened.ok };
}

export function openContent(
	sealer: Sealer,
	id: string,
	content: Uint8Array<ArrayBuffer>
): Promise<Result<EntryContent, UnsealError>> {
	return unsealJson(sealer, { record: id, field: CONTENT_FIELD }, content, entryContentSchema);
}

/** What the index is to know of an entry. */
export function toIndexed({ facts, notes }: HistoryItem, input: unknown): IndexedEntry {
	return { facts, text: textOf(input), notes };
}
