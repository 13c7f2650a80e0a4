import type { HistoryError } from '#lib/domain/history/history-ports.ts';
import * as m from '#lib/paraglide/history.js';

/** What happened to the history, what was kept, and what to do next. */
export function describeStoreError(error: HistoryError): {
	readonly title: string;
	readonly detail: string;
} {
	switch (error.kind) {
		case 'quota-exceeded':
			return {
				title: m.the_storage_of_this_device_is_full(),
				detail: m.nothing_was_changed_delete_old()
			};
		case 'store-unavailable':
			return {
				title: m.the_history_cannot_be_read_now(),
				detail: m.the_browser_did_not_give_access_to()
			};
		case 'damaged-entry':
			return {
				title: m.this_entry_cannot_be_opened(),
				detail: m.its_sealed_content_was_changed()
			};
		case 'unknown-entry':
			return {
				title: m.this_entry_is_gone(),
				detail: m.it_was_deleted_here_or_in_another()
			};
	}
}
