import type { Result } from '#lib/domain/result.ts';
import type { StoreError } from './store-error.ts';

export interface BackupFolderState {
	/** Of the folder, as the user knows it. */
	readonly name: string;
	/** `ask`: the browser wants to be asked again, by a click. */
	readonly access: 'granted' | 'ask';
	/** Of the last copy, milliseconds since 1970. */
	readonly lastAt?: number;
}

export type BackupFolderError =
	| { readonly kind: 'no-folder' }
	| { readonly kind: 'folder-not-allowed' }
	/** It was moved, deleted or is full. */
	| { readonly kind: 'folder-failed' }
	| StoreError;

/** A folder of the user's disk for daily copies. Only some browsers can write to one. */
export interface BackupFolder {
	readonly isSupported: boolean;
	/** Nothing if none was chosen. */
	state(): Promise<Result<BackupFolderState | undefined, StoreError>>;
	/** Opens the browser's dialog; nothing if it was cancelled. Must follow a click. */
	choose(): Promise<Result<BackupFolderState | undefined, BackupFolderError>>;
	/** Asks for access again; must follow a click. */
	allow(): Promise<boolean>;
	forget(): Promise<Result<void, StoreError>>;
	/** Writes the file whole or not at all, then deletes those that `surplus` names. */
	write(
		name: string,
		text: string,
		at: number,
		surplus: (names: readonly string[]) => readonly string[]
	): Promise<Result<void, BackupFolderError>>;
}
