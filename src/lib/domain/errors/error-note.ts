import { z } from 'zod';

/**
 * What is kept of an error for the device's admin. Messages are not: they may quote what was analysed
 * ("Unexpected token … in …"). A name and a place in the code are enough to find it.
 */
export const errorNoteSchema = z.object({
	/** Of the last time, milliseconds since 1970. */
	at: z.int(),
	/** Times in all. */
	count: z.int().min(1),
	/** Class of the error: `TypeError`. */
	name: z.string().max(60),
	/** File of the app, line and column: `chunks/a1b2.js:3:1402`. */
	place: z.string().max(200),
	/** Route of the page. */
	page: z.string().max(100),
	/** Of the app. */
	version: z.string().max(60)
});
export type ErrorNote = z.infer<typeof errorNoteSchema>;

export const MAX_ERROR_NOTES = 50;

export interface SeenError {
	readonly error: unknown;
	readonly at: number;
	readonly page: string;
	readonly version: string;
}

const NAME = /^[A-Za-z][A-Za-z0-9_$]{0,59}$/u;
/** The last part of an address of a script, with line and column. Query and folder are left out. */
const PLACE = /([\w.-]{1,80}\/)?([\w.@+-]{1,100}\.(?:m?js|ts|svelte))(?:\?[^\s:)]*)?(:\d+:\d+)/u;

/** Nothing of the error's message comes along. */
export function toErrorNote({ error, at, page, version }: SeenError): ErrorNote {
	const isError = error instanceof Error;
	const name = isError && NAME.test(error.name) ? error.name : 'Unknown error';
	return {
		at,
		count: 1,
		name,
		place: isError ? placeOf(error) : '',
		page: page.slice(0, 100),
		version: version.slice(0, 60)
	};
}

/** Newest first, the same error once, and no more than `MAX_ERROR_NOTES`. */
export function addErrorNote(notes: readonly ErrorNote[], note: ErrorNote): ErrorNote[] {
	const isSame = (other: ErrorNote) =>
		other.name === note.name && other.place === note.place && other.version === note.version;
	const before = notes.find(isSame)?.count ?? 0;
	const others = notes.filter((other) => !isSame(other));
	return [{ ...note, count: before + note.count }, ...others].slice(0, MAX_ERROR_NOTES);
}

function placeOf({ stack = '', message }: Error): string {
	// V8 begins a stack with the message, which may hold anything.
	const from = message === '' ? 0 : stack.indexOf(message) + message.length;
	const frames = stack.slice(Math.max(0, from)).split('\n');
	for (const frame of frames) {
		const found = PLACE.exec(frame);
		if (found) return `${found[1] ?? ''}${found[2] ?? ''}${found[3] ?? ''}`;
	}
	return '';
}
