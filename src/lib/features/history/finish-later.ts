import { UNDO_MS } from '#lib/domain/history/deletion.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';

/** The clock of the deletion and that of the timer need not agree to the millisecond. */
const MARGIN_MS = 200;

/** Carries out deletions whose time for undoing is over, now and when it is for the youngest one. */
export function finishLater(history: HistoryManager): void {
	void history.finishDeletions();
	setTimeout(() => void history.finishDeletions(), UNDO_MS + MARGIN_MS);
}
