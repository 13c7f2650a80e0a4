import type { DocumentNote } from '#lib/domain/documents/document-note.ts';
import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import { splitWords } from '#lib/domain/text/words.ts';
import type { DocumentFile, DocumentReader } from '#lib/ports/document-reader.ts';

/** Above this many characters words are counted when typing pauses, not on every key. */
const COUNT_AT_ONCE_CHARACTERS = 20_000;
const COUNT_DELAY_MS = 300;

type Opening =
	| { readonly kind: 'none' }
	| { readonly kind: 'reading'; readonly name: string; readonly pages?: readonly [number, number] }
	| { readonly kind: 'failed'; readonly message: string };

/** One box of text: typed, pasted, taken from a sample or from a file. */
export class TextSource {
	#text = $state('');
	#words = $state(0);
	#opening = $state.raw<Opening>({ kind: 'none' });
	#notes = $state.raw<readonly DocumentNote[]>([]);
	#controller: AbortController | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly documents: DocumentReader) {}

	get text(): string {
		return this.#text;
	}

	set text(text: string) {
		this.#text = text;
		this.#notes = [];
		if (this.#opening.kind === 'failed') this.#opening = { kind: 'none' };
		clearTimeout(this.#timer);
		if (text.length <= COUNT_AT_ONCE_CHARACTERS) this.#count();
		else this.#timer = setTimeout(() => this.#count(), COUNT_DELAY_MS);
	}

	get words(): number {
		return this.#words;
	}

	get opening(): Opening {
		return this.#opening;
	}

	/** What the reader of a file had to leave out or guess. */
	get notes(): readonly DocumentNote[] {
		return this.#notes;
	}

	get isEmpty(): boolean {
		return this.#text.trim() === '';
	}

	/** Puts a file's text in the box. A file that cannot be read leaves the text as it was. */
	async open(file: DocumentFile): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		this.#opening = { kind: 'reading', name: file.name };
		const outcome = await this.documents.read(file, {
			signal: controller.signal,
			onProgress: (done, total) => {
				if (this.#controller !== controller) return;
				this.#opening = { kind: 'reading', name: file.name, pages: [done, total] };
			}
		});
		if (this.#controller !== controller) return;
		this.#controller = undefined;
		if (outcome.ok) {
			this.text = outcome.value.text;
			this.#notes = outcome.value.notes;
			this.#opening = { kind: 'none' };
		} else if (outcome.error.kind === 'aborted') {
			this.#opening = { kind: 'none' };
		} else {
			await this.#explain(outcome.error, file.name);
		}
	}

	/** What can go wrong is told in many words, which no first page should load. */
	async #explain(error: DocumentError, name: string): Promise<void> {
		const { describeDocumentError } = await import('#lib/features/errors/document-errors.ts');
		if (this.#controller !== undefined) return;
		this.#opening = { kind: 'failed', message: describeDocumentError(error, name) };
	}

	stopOpening(): void {
		this.#controller?.abort();
	}

	clear(): void {
		this.stopOpening();
		this.text = '';
	}

	#count(): void {
		this.#words = splitWords(this.#text).length;
	}
}
