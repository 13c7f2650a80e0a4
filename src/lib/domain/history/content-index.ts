import { FUNCTION_WORDS } from '#lib/domain/language/function-words.ts';
import type { IndexedEntry, WordCount } from '#lib/ports/history-index.ts';
import { compareNewestFirst } from './history-query.ts';
import { foldWord, termsOf } from './search-terms.ts';

/** What is looked for in opened texts. */
export interface TextQuery {
	readonly text?: string | undefined;
	readonly tag?: string | undefined;
}

interface Document {
	readonly id: string;
	readonly at: number;
	/** Numbers of its terms; those after the first `textTerms` come from title and tags. */
	readonly terms: Uint32Array;
	readonly textTerms: number;
	readonly tags: readonly string[];
}

/** Words that say nothing by being frequent. */
const STOP_WORDS: ReadonlySet<string> = new Set(
	[...(FUNCTION_WORDS.get('en') ?? [])].map(foldWord)
);
/** Shorter ones are letters and fragments. */
const MIN_WORD_CHARACTERS = 3;

/** Entries that were removed leave gaps; with more of them than this share of all the index is made anew. */
const MAX_GAPS = 0.5;

/**
 * An inverted index over opened texts: from each word to the entries it stands in. Search by word or by
 * the beginning of one; no text itself is kept. Words and entries are numbers inside: a history of 100,000
 * entries has millions of words.
 */
export class ContentIndex {
	#documents: (Document | undefined)[] = [];
	readonly #numbers = new Map<string, number>();
	readonly #terms: string[] = [];
	readonly #termNumbers = new Map<string, number>();
	/** By term: the numbers of its documents, removed ones among them. */
	#postings: number[][] = [];
	/** All terms in order, for prefixes; made anew when a search finds terms added. */
	#sortedTerms: string[] = [];

	get size(): number {
		return this.#numbers.size;
	}

	put({ facts: { id, at }, text, notes }: IndexedEntry): void {
		this.remove(id);
		const own = termsOf(text);
		const all = new Set([...own, ...termsOf([notes.title, ...notes.tags].join('\n'))]);
		const terms = Uint32Array.from(all, (term) => this.#numberOf(term));
		this.#numbers.set(id, this.#documents.length);
		this.#append({ id, at, terms, textTerms: own.length, tags: notes.tags });
	}

	remove(id: string): void {
		const number = this.#numbers.get(id);
		if (number === undefined) return;
		this.#numbers.delete(id);
		this.#documents[number] = undefined;
		if (this.#documents.length - this.#numbers.size > this.#documents.length * MAX_GAPS) {
			this.#closeGaps();
		}
	}

	/** Ids of the entries with every word of the text, and with the tag; newest first. */
	search({ text, tag }: TextQuery): string[] {
		/** How many of the words so far a document has, as long as it has them all. */
		const found = new Uint32Array(this.#documents.length);
		let words = 0;
		for (const word of termsOf(text ?? '')) {
			for (const term of this.#termsBeginningWith(word)) {
				for (const number of this.#postings[term] ?? []) {
					if (found[number] === words) found[number] = words + 1;
				}
			}
			words++;
		}
		const fitting = this.#documents.filter(
			(document, number) =>
				document !== undefined &&
				found[number] === words &&
				(tag === undefined || hasTag(document.tags, tag))
		);
		return fitting
			.flatMap((document) => document ?? [])
			.sort(compareNewestFirst)
			.map(({ id }) => id);
	}

	wordCounts(limit: number, ids?: readonly string[]): WordCount[] {
		const numbers = ids?.flatMap((id) => this.#numbers.get(id) ?? []) ?? this.#numbers.values();
		const counts = new Uint32Array(this.#terms.length);
		for (const number of numbers) {
			const { terms, textTerms } = this.#documents[number] ?? { terms: [], textTerms: 0 };
			for (let at = 0; at < textTerms; at++) {
				const term = terms[at] ?? 0;
				counts[term] = (counts[term] ?? 0) + 1;
			}
		}
		const words = this.#terms.flatMap((word, term): WordCount[] => {
			const entries = counts[term] ?? 0;
			return entries > 0 && isTelling(word) ? [{ word, entries }] : [];
		});
		return ranked(words, limit);
	}

	tags(): WordCount[] {
		const counts = new Map<string, number>();
		for (const document of this.#documents) {
			for (const tag of document?.tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
		}
		return ranked(
			[...counts].map(([word, entries]) => ({ word, entries })),
			counts.size
		);
	}

	#append(document: Document): void {
		const number = this.#documents.push(document) - 1;
		for (const term of document.terms) this.#postings[term]?.push(number);
	}

	#numberOf(term: string): number {
		const known = this.#termNumbers.get(term);
		if (known !== undefined) return known;
		const number = this.#terms.push(term) - 1;
		this.#termNumbers.set(term, number);
		this.#postings.push([]);
		return number;
	}

	#closeGaps(): void {
		const documents = this.#documents;
		this.#documents = [];
		this.#postings = this.#terms.map(() => []);
		for (const document of documents) {
			if (!document) continue;
			this.#numbers.set(document.id, this.#documents.length);
			this.#append(document);
		}
	}

	#termsBeginningWith(prefix: string): number[] {
		if (this.#sortedTerms.length !== this.#terms.length) {
			this.#sortedTerms = this.#terms.toSorted();
		}
		const found: number[] = [];
		for (let at = firstFrom(this.#sortedTerms, prefix); at < this.#sortedTerms.length; at++) {
			const term = this.#sortedTerms[at] ?? '';
			if (!term.startsWith(prefix)) break;
			found.push(this.#termNumbers.get(term) ?? 0);
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
function ranked(counts: readonly WordCount[], limit: number): WordCount[] {
	return counts
		.toSorted((a, b) => b.entries - a.entries || (a.word < b.word ? -1 : 1))
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
