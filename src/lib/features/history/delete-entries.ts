import { toast } from 'svelte-sonner';
import { UNDO_MS } from '#lib/domain/history/deletion.ts';
import type { DeletionScope, HistoryManager } from '#lib/domain/history/history-manager.ts';
import { finishLater } from './finish-later.ts';
import { describeStoreError } from './store-words.ts';
import * as m from '#lib/paraglide/history.js';

/**
 * Deletes entries, offers for ten seconds to take that back, and then removes them for good. Leaving the
 * page ends the offer; what is left is removed when a history is next opened.
 * @param onchange called when entries have gone or come back
 */
export async function deleteEntries(
	history: HistoryManager,
	scope: DeletionScope,
	onchange: () => void
): Promise<boolean> {
	const deleted = await history.deleteHistory(scope);
	if (!deleted.ok) {
		const { title, detail } = describeStoreError(deleted.error);
		toast.error(title, { description: detail });
		return false;
	}
	onchange();
	const { id, entries } = deleted.value;
	finishLater(history);
	toast(m.entries_deleted({ count: entries }), {
		duration: UNDO_MS,
		action: { label: m.undo(), onClick: () => void undo(history, id, onchange) }
	});
	return true;
}

async function undo(history: HistoryManager, id: string, onchange: () => void): Promise<void> {
	const back = await history.undoDelete(id);
	if (back.ok && back.value) {
		toast(m.brought_back());
		onchange();
	} else
		toast.error(m.it_was_too_late_to_undo(), { description: m.the_entries_are_gone_for_good() });
}
