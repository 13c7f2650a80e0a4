import { z } from 'zod';
import {
	addErrorNote,
	errorNoteSchema,
	toErrorNote,
	type ErrorNote
} from '#lib/domain/errors/error-note.ts';
import type { ErrorLog } from '#lib/ports/error-log.ts';

const KEY = 'textai.errors';

/** Local storage, as it still works when the database is what failed. */
export class LocalErrorLog implements ErrorLog {
	/** @param version of the app */
	constructor(private readonly version: string) {}

	read(): readonly ErrorNote[] {
		try {
			const kept: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
			return z.array(errorNoteSchema).catch([]).parse(kept);
		} catch {
			return [];
		}
	}

	note(error: unknown): void {
		const note = toErrorNote({
			error,
			at: Date.now(),
			page: location.pathname,
			version: this.version
		});
		try {
			localStorage.setItem(KEY, JSON.stringify(addErrorNote(this.read(), note)));
		} catch {
			// Storage is full or switched off: an error log must not make errors.
		}
	}

	clear(): void {
		try {
			localStorage.removeItem(KEY);
		} catch {
			// Storage is switched off: there is nothing to clear.
		}
	}
}
