import { FUNCTION_WORDS } from '#lib/domain/language/function-words.ts';
import type { IndexedEntry, TextQuery, WordCount } from '#lib/ports/history-index.ts';
import { compareNewestFirst } from './history-query.ts';
import { foldWord, termsOf } from './search-terms.ts';

interface Document {
	readonly id: string;
	readonly at: number;
	readonly terms: readonly string[];
	readonly tags: readonly string[];
	/** Terms from the text itself; those after them come from title and tags. */
	readonly textTerms: number;
}

/** Words that say nothing by being frequent. */
const STOP_WORDS: ReadonlySet<string> = new Set(
	[...(FUNCTION_WORDS.get('en') ?? [])].map(foldWord)
);
/** Shorter ones are letters and fragments. */
const MIN_WORD_CHARACTERS = 3;

/**
 * An inverted index over opened texts: from each word to the entries it stands in. Search by word or by
 * the beginning of one; no text itself is kept.
 */
export class ContentIndex {
	readonly #documents = new Map<string, Document>();
	readonly #postings = new Map<string, Set<Document>>();
	/** All terms in order, for prefixes; made anew when a search finds terms added. */
	#sortedTerms: string[] | undefined;

	get size(): number {
		return this.#documents.size;
	}

	put({ id, at, text, notes }: IndexedEntry): void {
		this.remove(id);
		const terms = termsOf(text);
		const textTerms = terms.length;
		const own = new Set(terms);
		for (const term of termsOf([notes.title, ...notes.tags].join('\n'))) {
			if (!own.has(term)) terms.push(term);
		}
		const document = { id, at, terms, textTerms, tags: notes.tags };
		this.#documents.set(id, document);
		for (const term of terms) {
			const posting = this.#postings.get(term);
			if (posting) posting.add(document);
			else {
				this.#postings.set(term, new Set([document]));
				this.#sortedTerms = undefined;
			}
		}
	}

	remove(id: string): void {
		const document = this.#documents.get(id);
		if (!document) return;
		this.#documents.delete(id);
		for (const term of document.terms) {
			const posting = this.#postings.get(term);
			posting?.delete(document);
			if (posting?.size !== 0) continue;
			this.#postings.delete(term);
			this.#sortedTerms = undefined;
		}
	}

	/** Ids of the entries with every word of the text, and with the tag; newest first. */
	search({ text, tag }: TextQuery): string[] {
		let found: Iterable<Document> = this.#documents.values();
		for (const term of termsOf(text ?? '')) {
			const having = this.#beginningWith(term);
			found = [...found].filter((document) => having.has(document));
		}
		const fitting = [...found].filter(({ tags }) => tag === undefined || hasTag(tags, tag));
		return fitting.sort(compareNewestFirst).map(({ id }) => id);
	}

	wordCounts(limit: number, ids?: readonly string[]): WordCount[] {
		const counts = new Map<string, number>();
		const documents = ids
			? ids.flatMap((id) => this.#documents.get(id) ?? [])
			: this.#documents.values();
		for (const { terms, textTerms } of documents) {
			for (let at = 0; at < textTerms; at++) {
				const term = terms[at] ?? '';
				if (isTelling(term)) counts.set(term, (counts.get(term) ?? 0) + 1);
			}
		}
		return ranked(counts, limit);
	}

	tags(): WordCount[] {
		const counts = new Map<string, number>();
		for (const { tags } of this.#documents.values()) {
			for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
		}
		return ranked(counts, counts.size);
	}

	#beginningWith(prefix: string): ReadonlySet<Document> {
		this.#sortedTerms ??= [...this.#postings.keys()].sort();
		const terms = this.#sortedTerms;
		const found = new Set<Document>();
		for (let at = firstFrom(terms, prefix); at < terms.length; at++) {
			const term = terms[at] ?? '';
			if (!term.startsWith(prefix)) break;
			for (const document of this.#postings.get(term) ?? []) found.add(document);
		}
		return found;
	}
}

/** Whether a word is worth counting: no function word, no number, not a fragment. */
export function isTelling(term: string): boolean {
	return term.length >= MIN_WORD_CHARACTERS && !STOP_WORDS.has(term) && /\p{L}/u.test(term);
}

function hasTag(tags: readonly string[], wanted: string): boolean {
	const folded = foldWord(wanted);
	return tags.some((tag) => foldWord(tag) === folded);
}

/** Most entries first, then by the word. */
function ranked(counts: ReadonlyMap<string, number>, limit: number): WordCount[] {
	return [...counts]
		.map(([word, entries]) => ({ word, entries }))
		.sort((a, b) => b.entries - a.entries || (a.word < b.word ? -1 : 1))
		.slice(0, limit);
}

/** Index of the first term that is not smaller. */
function firstFrom(terms: readonly string[], term: string): number {
	let low = 0;
	let high = terms.length;
	while (low < high) {
		const middle = (low + high) >> 1;
		if ((terms[middle] ?? '') < term) low = middle + 1;
		else high = middle;
	}
	return low;
}
