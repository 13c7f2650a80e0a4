import type { EntryField } from '#lib/domain/sync/entry-fields.ts';
import type { EntryNotes } from './history-entry.ts';

export interface NotesChange {
	/** Empty shows how the text begins again. */
	readonly title?: string;
	/** Replaces all tags. */
	readonly tags?: readonly string[];
	readonly isStarred?: boolean;
}

const MAX_TITLE_CHARACTERS = 200;
const MAX_TAG_CHARACTERS = 50;
const MAX_TAGS = 50;

/** The notes after a change: trimmed, every tag once whatever its case, the first spelling kept. */
export function cleanNotes(before: EntryNotes, { title, tags }: NotesChange): EntryNotes {
	return {
		title: title === undefined ? before.title : title.trim().slice(0, MAX_TITLE_CHARACTERS),
		tags: tags === undefined ? before.tags : distinct(tags),
		excerpt: before.excerpt
	};
}

/** What of an entry a change touches, as other devices are told. */
export function changedFields({ title, tags, isStarred }: NotesChange): readonly EntryField[] {
	return [
		...(title === undefined ? [] : (['title'] as const)),
		...(tags === undefined ? [] : (['tags'] as const)),
		...(isStarred === undefined ? [] : (['star'] as const))
	];
}

function distinct(tags: readonly string[]): string[] {
	const bySpelling = new Map<string, string>();
	for (const typed of tags) {
		const tag = typed.normalize('NFC').trim().replace(/\s+/gu, ' ').slice(0, MAX_TAG_CHARACTERS);
		const key = tag.toLowerCase();
		if (tag !== '' && !bySpelling.has(key)) bySpelling.set(key, tag);
	}
	return [...bySpelling.values()].slice(0, MAX_TAGS);
}
