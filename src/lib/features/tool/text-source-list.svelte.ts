import type { DocumentFile, DocumentReader } from '#lib/ports/document-reader.ts';
import { TextSource } from './text-source.svelte.ts';

/** Text boxes of one kind, such as résumés: at least one, and one of them is shown. */
export class TextSourceList {
	#items = $state.raw<readonly TextSource[]>([]);
	#shownIndex = $state(0);

	constructor(private readonly documents: DocumentReader) {
		this.#items = [new TextSource(documents)];
	}

	get items(): readonly TextSource[] {
		return this.#items;
	}

	get shownIndex(): number {
		return this.#shownIndex;
	}

	/** Texts there are, in order, without the empty boxes. */
	get texts(): readonly string[] {
		return this.#items.filter((item) => !item.isEmpty).map((item) => item.text);
	}

	show(index: number): void {
		this.#shownIndex = Math.min(Math.max(0, index), this.#items.length - 1);
	}

	/** A new empty box at the end; it is shown. */
	add(): void {
		this.#append();
		this.#shownIndex = this.#items.length - 1;
	}

	/** The last box of all is only emptied. */
	remove(index: number): void {
		const removed = this.#items[index];
		removed?.stopOpening();
		const left = this.#items.filter((item) => item !== removed);
		this.#items = left.length > 0 ? left : [new TextSource(this.documents)];
		this.show(this.#shownIndex > index ? this.#shownIndex - 1 : this.#shownIndex);
	}

	/** These texts and no others, the first one shown. */
	fill(texts: readonly string[]): void {
		for (const item of this.#items) item.stopOpening();
		this.#items = texts.map((text) => {
			const source = new TextSource(this.documents);
			source.text = text;
			return source;
		});
		if (texts.length === 0) this.#append();
		this.#shownIndex = 0;
	}

	/**
	 * Of files opened together the first goes into the box that is shown, each other into one of its own.
	 * @param index of the file among those opened together
	 */
	open(file: DocumentFile, index: number): void {
		const shown = this.#items[this.#shownIndex];
		const target = index === 0 && shown ? shown : this.#append();
		void target.open(file);
	}

	#append(): TextSource {
		const source = new TextSource(this.documents);
		this.#items = [...this.#items, source];
		return source;
	}
}
