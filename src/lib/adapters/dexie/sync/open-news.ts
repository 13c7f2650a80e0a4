import { readRow } from '#lib/adapters/dexie/attempt.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { entryFactsSchema, type StoredEntry } from '#lib/domain/history/history-entry.ts';
import { openItem, sealNotes } from '#lib/domain/history/seal-entry.ts';
import { openEntryFields, type OpenedFields } from '#lib/domain/sync/entry-fields.ts';
import { openKeyFields, type OpenedKey } from '#lib/domain/sync/key-fields.ts';
import type { TakenIn } from '#lib/domain/sync/replica-rows.ts';
import { openSettings } from '#lib/domain/sync/setting-fields.ts';
import { keyOf, type EntryMeta, type RecordState } from '#lib/domain/sync/sync-record.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';

/** What is to be written here, opened or sealed anew where this device keeps it in another shape. */
export type News =
	| { readonly kind: 'entry'; readonly entry: Partial<StoredEntry> & Pick<StoredEntry, 'facts'> }
	| { readonly kind: 'api-key'; readonly id: string; readonly opened: OpenedKey }
	| { readonly kind: 'settings'; readonly settings: Awaited<ReturnType<typeof openSettings>> }
	| { readonly kind: 'gone'; readonly collection: RecordState['collection']; readonly id: string };

export async function openNews(
	db: StudioDatabase,
	sealer: Sealer,
	pulled: readonly RecordState[],
	taken: ReadonlyMap<string, TakenIn>
): Promise<readonly News[]> {
	const opened = await Promise.all(
		pulled.map(async (record): Promise<readonly News[]> => {
			const { collection, id } = record;
			const decided = taken.get(keyOf(record));
			if (decided?.isDeleted) return [{ kind: 'gone', collection, id }];
			const values = new Map(
				(decided?.fields ?? []).map((name) => [name, record.fields[name]?.value ?? ''])
			);
			return values.size === 0 ? [] : openRecord(db, sealer, record, values);
		})
	);
	return opened.flat();
}

async function openRecord(
	db: StudioDatabase,
	sealer: Sealer,
	record: RecordState,
	values: ReadonlyMap<string, string>
): Promise<readonly News[]> {
	const { collection, id } = record;
	switch (collection) {
		case 'entry': {
			const fields = await openEntryFields(sealer, id, values);
			return openEntry(db, sealer, record, fields);
		}
		case 'api-key':
			return [{ kind: 'api-key', id, opened: await openKeyFields(sealer, id, values) }];
		case 'settings':
			return [{ kind: 'settings', settings: await openSettings(sealer, values) }];
	}
}

async function openEntry(
	db: StudioDatabase,
	sealer: Sealer,
	{ id, meta }: RecordState,
	{ facts, content, title, tags, star }: OpenedFields
): Promise<readonly News[]> {
	const { userId } = sealer;
	const row = await db.entries.get(id);
	const known = row?.userId === userId ? readRow(entryFactsSchema, row) : undefined;
	if (!known && (row || !meta || !facts || !content)) return [];
	const before = known && (await openItem(sealer, known));
	const notes = {
		title: title ?? before?.notes.title ?? '',
		tags: [...(tags ?? before?.notes.tags ?? [])],
		excerpt: facts?.excerpt ?? before?.notes.excerpt ?? ''
	};
	const base = known ?? (meta && facts && newFacts(meta, facts));
	if (!base) return [];
	const sealed = {
		...base,
		id,
		userId,
		isStarred: star === undefined ? (known?.isStarred ?? false) : star === 1,
		updatedAt: known?.updatedAt ?? base.at,
		// Notes that cannot be opened here are left as they are.
		sealedNotes: before?.isDamaged && known ? known.sealedNotes : await sealNotes(sealer, id, notes)
	};
	return [{ kind: 'entry', entry: { facts: sealed, ...(content ? { content } : {}) } }];
}

function newFacts(
	meta: EntryMeta,
	{ outcome, device, isCached }: NonNullable<OpenedFields['facts']>
) {
	return { ...meta, ...(outcome === undefined ? {} : { outcome }), device, isCached };
}
