import type { StoreError } from '#lib/ports/store-error.ts';

export type BackupError =
	/** Not JSON; `isCut` if it merely ends too early. */
	| { readonly kind: 'broken-file'; readonly isCut: boolean }
	| { readonly kind: 'not-a-backup' }
	| { readonly kind: 'newer-version'; readonly version: number; readonly supported: number }
	/** A checksum does not fit: the file was changed or damaged. */
	| { readonly kind: 'changed-file'; readonly section: string }
	/** A record is not as it must be, though the checksum fits. */
	| { readonly kind: 'invalid-record'; readonly section: string; readonly detail: string }
	| { readonly kind: 'needs-passphrase' }
	| { readonly kind: 'wrong-passphrase' }
	| { readonly kind: 'passphrase-short'; readonly min: number }
	/** Entries in the clear become those of whoever is signed in. */
	| { readonly kind: 'sign-in-needed' }
	| { readonly kind: 'not-allowed' }
	| StoreError;

/** What happened, what was kept, and what to do next. */
export function describeBackupError(error: BackupError): string {
	switch (error.kind) {
		case 'broken-file':
			return error.isCut
				? 'This file ends too early: it was not copied whole. Nothing was imported; copy it again.'
				: 'This file is damaged and cannot be read. Nothing was imported; use another copy.';
		case 'not-a-backup':
			return 'This is not an export of TextAI Studio. Nothing was imported.';
		case 'newer-version':
			return `This file was written by a newer TextAI Studio (format ${error.version}; this one reads up to ${error.supported}). Nothing was imported; update first.`;
		case 'changed-file':
			return `This file was changed or damaged after it was exported (${error.section}). Nothing was imported; use another copy.`;
		case 'invalid-record':
			return `This file holds something that cannot be right (${error.section}: ${error.detail}). Nothing was imported.`;
		case 'needs-passphrase':
			return 'This file is encrypted. Enter the passphrase that it was exported with.';
		case 'wrong-passphrase':
			return 'The passphrase is wrong, or the file was changed. Nothing was imported.';
		case 'passphrase-short':
			return `A passphrase has at least ${error.min} characters. Four words that do not belong together are easy to keep.`;
		case 'sign-in-needed':
			return 'The entries in this file become those of whoever imports them. Log in first.';
		case 'not-allowed':
			return 'Only an admin of this device can do this. Nothing was changed.';
		case 'quota-exceeded':
			return 'The storage of this device is full. Nothing was imported; delete history or models in Settings and try again.';
		case 'store-unavailable':
			return 'The storage of this browser cannot be used now. Nothing was changed: reload the page and try again.';
	}
}
