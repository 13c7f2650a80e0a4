import type { Device } from '#lib/domain/inference/run-info.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { EntryNotes } from './history-entry.ts';
import { textOf } from './search-terms.ts';

/** A run that is to be remembered. */
export interface NewEntry {
	readonly tool: ToolId;
	/** As the tool takes it: plain JSON. */
	readonly input: unknown;
	/** As the tool gave it: plain JSON. */
	readonly result: unknown;
	/** Class of the answer, if it has one. */
	readonly outcome?: string | undefined;
	readonly durationMs: number;
	/** Characters of the input. */
	readonly inputSize: number;
	readonly model: string;
	readonly device: Device;
	readonly isCached: boolean;
	/** Milliseconds since 1970; now unless told. */
	readonly at?: number | undefined;
}

const EXCERPT_CHARACTERS = 160;

/** How the text begins stands for a title until the user gives one. */
export function newEntryNotes(input: unknown): EntryNotes {
	const text = textOf(input)
		.slice(0, EXCERPT_CHARACTERS * 4)
		.replace(/\s+/gu, ' ')
		.trim();
	const characters = Array.from(text);
	const excerpt =
		characters.length > EXCERPT_CHARACTERS
			? `${characters.slice(0, EXCERPT_CHARACTERS).join('')}…`
			: text;
	return { title: '', tags: [], excerpt };
}
