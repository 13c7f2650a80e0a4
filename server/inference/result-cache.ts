import { createHash } from 'node:crypto';
import { BoundedCache } from '#lib/domain/inference/bounded-cache.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { WorkItem } from './work-item.ts';

/** Answers by key, as JSON. What cannot be read counts as not there: a cache never fails a request. */
export interface ResultCache {
	get(keys: readonly string[]): Promise<readonly (string | undefined)[]>;
	set(entries: ReadonlyMap<string, string>): Promise<void>;
}

/**
 * SHA-256 over all that an answer depends on, and over who asked: whether a text is known must tell nobody
 * that somebody else has sent it.
 */
export function resultKey(
	owner: string,
	item: WorkItem,
	{ id, revision, dtype }: ModelManifest
): string {
	const text = JSON.stringify([owner, item, id, revision, dtype]);
	return createHash('sha256').update(text).digest('base64url');
}

const MAX_ENTRIES = 100_000;

/** In this process's memory only: at rest no text may stand unsealed, and answers may quote it. */
export class MemoryResultCache implements ResultCache {
	readonly #cache: BoundedCache<string>;

	/** @param maxBytes of the answers, two bytes a character; 0 keeps nothing */
	constructor(maxBytes: number) {
		const bounds = { maxEntries: MAX_ENTRIES, maxSize: maxBytes };
		this.#cache = new BoundedCache(bounds, (text) => 2 * text.length);
	}

	get(keys: readonly string[]) {
		return Promise.resolve(keys.map((key) => this.#cache.get(key)));
	}

	set(entries: ReadonlyMap<string, string>) {
		for (const [key, text] of entries) this.#cache.set(key, text);
		return Promise.resolve();
	}
}
