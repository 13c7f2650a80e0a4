import type { ErrorNote } from '#lib/domain/errors/error-note.ts';

/** The last errors of this device, without a word of what was analysed. */
export interface ErrorLog {
	/** Newest first; never fails. */
	read(): readonly ErrorNote[];
	note(error: unknown): void;
	clear(): void;
}
