import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { OpenedEntry } from './history-entry.ts';
import type { HistoryError, HistoryPorts } from './history-ports.ts';
import { openContent, openItem } from './seal-entry.ts';

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
