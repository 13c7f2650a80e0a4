import { err, ok, type Result } from '#lib/domain/result.ts';
import type { HistoryCursor } from '#lib/ports/history-store.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { EntryFacts, OpenedEntry } from './history-entry.ts';
import type { HistoryError, HistoryPorts } from './history-ports.ts';
import { fits, needsOpenedText, type HistoryFilter } from './history-query.ts';
import { openContent, openItem } from './seal-entry.ts';

/** All entries that fit, newest first. */
export async function findEntries(
	{ store, index }: HistoryPorts,
	userId: string,
	filter: HistoryFilter
): Promise<Result<readonly EntryFacts[], StoreError>> {
	if (!needsOpenedText(filter)) return store.all(userId, filter);
	const ids = await index.search({ text: filter.text, tag: filter.tag });
	if (!ids.ok) return ids;
	const found = await store.byIds(userId, ids.value);
	return found.ok ? ok(found.value.filter((facts) => fits(facts, filter))) : found;
}

/** The entries of a sorted list that come after the cursor. */
export function entriesAfter(
	entries: readonly EntryFacts[],
	cursor: HistoryCursor | undefined
): readonly EntryFacts[] {
	if (!cursor) return entries;
	const { at, id } = cursor;
	const index = entries.findIndex((entry) => entry.at < at || (entry.at === at && entry.id > id));
	return index === -1 ? [] : entries.slice(index);
}

/** One entry with its input and result as they were. */
export async function openEntry(
	{ store }: HistoryPorts,
	sealer: Sealer,
	id: string
): Promise<Result<OpenedEntry, HistoryError>> {
	const found = await store.byIds(sealer.userId, [id]);
	if (!found.ok) return found;
	const contents = await store.contents(sealer.userId, [id]);
	if (!contents.ok) return contents;
	const [facts] = found.value;
	const sealed = contents.value.get(id);
	if (!facts || !sealed) return err({ kind: 'unknown-entry' });
	const content = await openContent(sealer, id, sealed);
	if (!content.ok) return err({ kind: 'damaged-entry' });
	return ok({ ...(await openItem(sealer, facts)), content: content.value });
}
