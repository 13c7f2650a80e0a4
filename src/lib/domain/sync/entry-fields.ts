import { z } from 'zod';
import {
	CONTENT_FIELD,
	type EntryFacts,
	type EntryNotes
} from '#lib/domain/history/history-entry.ts';
import { deviceSchema } from '#lib/domain/inference/run-info.ts';
import { sealJson, unsealJson } from '#lib/domain/sealing/seal-json.ts';
import { fromBase64, toBase64 } from '#lib/domain/sealing/base64.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { EntryMeta } from './sync-record.ts';

/** What an entry is made of on the way; all of it sealed. Title, tags and star change, the others never do. */
export const ENTRY_FIELDS = ['facts', 'content', 'title', 'tags', 'star'] as const;
export type EntryField = (typeof ENTRY_FIELDS)[number];

const factsSchema = z.object({
	outcome: z.string().max(40).optional(),
	device: deviceSchema,
	isCached: z.boolean(),
	excerpt: z.string().max(400)
});

const schemas = {
	facts: factsSchema,
	title: z.string().max(200),
	tags: z.array(z.string().max(50)).max(50),
	/** As a number: the lengths of `true` and `false` would give the star away. */
	star: z.literal([0, 1])
};

/** What a page tells of one entry, opened. */
export interface OpenedFields {
	readonly facts?: z.infer<typeof factsSchema>;
	readonly content?: Uint8Array<ArrayBuffer>;
	readonly title?: string;
	readonly tags?: readonly string[];
	readonly star?: 0 | 1;
}

export interface LocalEntry {
	readonly facts: EntryFacts;
	readonly notes: EntryNotes;
	readonly content: Uint8Array<ArrayBuffer>;
}

export function metaOf({ tool, at, durationMs, inputSize, model }: EntryFacts): EntryMeta {
	return { tool, at, durationMs, inputSize, model };
}

/** @returns the sealed field in Base64 */
export async function sealEntryField(
	sealer: Sealer,
	name: EntryField,
	{ facts, notes, content }: LocalEntry
): Promise<string> {
	// Sealed for this very place already.
	if (name === CONTENT_FIELD) return toBase64(content);
	const place = placeOf(facts.id, name);
	switch (name) {
		case 'facts': {
			const { outcome, device, isCached } = facts;
			const { excerpt } = notes;
			return toBase64(await sealJson(sealer, place, { outcome, device, isCached, excerpt }));
		}
		case 'title':
			return toBase64(await sealJson(sealer, place, notes.title));
		case 'tags':
			return toBase64(await sealJson(sealer, place, notes.tags));
		case 'star':
			return toBase64(await sealJson(sealer, place, facts.isStarred ? 1 : 0));
	}
}

/** Opens what can be opened; a field that was damaged on the way is as if it had not come. */
export async function openEntryFields(
	sealer: Sealer,
	id: string,
	values: ReadonlyMap<string, string>
): Promise<OpenedFields> {
	const open = async <T>(name: EntryField, schema: z.ZodType<T>): Promise<T | undefined> => {
		const sealed = fromBase64(values.get(name) ?? '');
		if (!sealed || sealed.length === 0) return undefined;
		const opened = await unsealJson(sealer, placeOf(id, name), sealed, schema);
		return opened.ok ? opened.value : undefined;
	};
	const content = fromBase64(values.get(CONTENT_FIELD) ?? '');
	const [facts, title, tags, star] = await Promise.all([
		open('facts', schemas.facts),
		open('title', schemas.title),
		open('tags', schemas.tags),
		open('star', schemas.star)
	]);
	return {
		...(facts ? { facts } : {}),
		...(content && content.length > 0 ? { content } : {}),
		...(title === undefined ? {} : { title }),
		...(tags ? { tags } : {}),
		...(star === undefined ? {} : { star })
	};
}

function placeOf(record: string, name: EntryField) {
	return { record, field: `sync ${name}` };
}
