import type { HistoryError } from '#lib/domain/history/history-ports.ts';

/** What happened to the history, what was kept, and what to do next. */
export function describeStoreError(error: HistoryError): {
	readonly title: string;
	readonly detail: string;
} {
	switch (error.kind) {
		case 'quota-exceeded':
			return {
				title: 'The storage of this device is full',
				detail:
					'Nothing was changed. Delete old entries or models in Settings, then try again: what is already kept stays readable.'
			};
		case 'store-unavailable':
			return {
				title: 'The history cannot be read now',
				detail:
					'The browser did not give access to its storage. Nothing was deleted. Close other tabs of this app, reload the page, and check that this site may keep data.'
			};
		case 'damaged-entry':
			return {
				title: 'This entry cannot be opened',
				detail:
					'Its sealed content was changed from outside or belongs to another key. It can be deleted; all other entries are as ever.'
			};
		case 'unknown-entry':
			return {
				title: 'This entry is gone',
				detail: 'It was deleted, here or in another tab.'
			};
	}
}
