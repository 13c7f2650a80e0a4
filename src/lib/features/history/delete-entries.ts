import { toast } from 'svelte-sonner';
import { UNDO_MS } from '#lib/domain/history/deletion.ts';
import type { DeletionScope, HistoryManager } from '#lib/domain/history/history-manager.ts';
import { finishLater } from './finish-later.ts';
import { describeStoreError } from './store-words.ts';

const number = new Intl.NumberFormat('en');

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
	toast(entries === 1 ? 'One entry deleted' : `${number.format(entries)} entries deleted`, {
		duration: UNDO_MS,
		action: { label: 'Undo', onClick: () => void undo(history, id, onchange) }
	});
	return true;
}

async function undo(history: HistoryManager, id: string, onchange: () => void): Promise<void> {
	const back = await history.undoDelete(id);
	if (back.ok && back.value) {
		toast('Brought back');
		onchange();
	} else toast.error('It was too late to undo', { description: 'The entries are gone for good.' });
}
