import { ok, type Result } from '#lib/domain/result.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { OpenedEntry } from './history-entry.ts';
import type { HistoryPorts } from './history-ports.ts';
import { openContent, openItem } from './seal-entry.ts';

/** Entries read and opened at once: few enough for the screen to answer between two steps. */
const ENTRIES_AT_ONCE = 200;

export interface OpenedEntries {
	/** In the order asked for. */
	readonly entries: readonly OpenedEntry[];
	/** Entries that are no longer there. */
	readonly missing: number;
	/** Entries that were changed from outside or belong to another key. */
	readonly damaged: number;
}

/**
 * Many entries with their inputs and results.
 * @param onProgress entries opened so far, and in all
 */
export async function openEntries(
	{ store }: Pick<HistoryPorts, 'store'>,
	sealer: Sealer,
	ids: readonly string[],
	onProgress: (done: number, total: number) => void = () => undefined
): Promise<Result<OpenedEntries, StoreError>> {
	const entries: OpenedEntry[] = [];
	let missing = 0;
	for (let from = 0; from < ids.length; from += ENTRIES_AT_ONCE) {
		const some = ids.slice(from, from + ENTRIES_AT_ONCE);
		const found = await store.byIds(sealer.userId, some);
		if (!found.ok) return found;
		missing += some.length - found.value.length;
		const contents = await store.contents(sealer.userId, some);
		if (!contents.ok) return contents;
		const opened = await Promise.all(
			found.value.map(async (facts) => {
				const sealed = contents.value.get(facts.id);
				const content = sealed && (await openContent(sealer, facts.id, sealed));
				if (!content?.ok) return undefined;
				return { ...(await openItem(sealer, facts)), content: content.value };
			})
		);
		entries.push(...opened.flatMap((entry) => entry ?? []));
		onProgress(Math.min(from + ENTRIES_AT_ONCE, ids.length), ids.length);
	}
	return ok({ entries, missing, damaged: ids.length - missing - entries.length });
}
