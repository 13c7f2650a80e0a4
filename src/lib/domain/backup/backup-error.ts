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
