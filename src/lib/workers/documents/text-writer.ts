/** Collects text as a browser would show it: white space folded, blocks on their own lines. */
export class TextWriter {
	readonly #parts: string[] = [];
	#breaks = 0;
	#hasSpace = false;
	/** Stands before the next text, and keeps a block that begins right behind it on its line. */
	#mark: string | undefined;

	/** Ends the line; 2 leaves an empty line. */
	break(lines: 1 | 2): void {
		if (this.#mark !== undefined) return;
		this.#breaks = Math.max(this.#breaks, lines);
		this.#hasSpace = false;
	}

	/** A list item; one without text leaves no mark. */
	startItem(mark: string): void {
		this.#mark = undefined;
		this.break(1);
		this.#mark = mark;
	}

	/** A table cell; all but the first of a row stand behind a tab. */
	startCell(isFirst: boolean): void {
		if (!isFirst) {
			this.#breaks = 0;
			this.#parts.push('\t');
		}
		this.#mark = '';
	}

	endItem(): void {
		this.#mark = undefined;
	}

	/** Line ends at the end of a cell would break the row. */
	endCell(): void {
		this.#mark = undefined;
		this.#breaks = 0;
	}

	write(text: string, isPreformatted: boolean): void {
		if (isPreformatted) {
			this.#put(text);
			return;
		}
		const folded = text.replace(/[ \t\r\n\f]+/gu, ' ');
		const words = folded.trim();
		if (folded.startsWith(' ')) this.#hasSpace = true;
		if (words === '') return;
		this.#put(words);
		this.#hasSpace = folded.endsWith(' ');
	}

	#put(text: string): void {
		if (this.#parts.length > 0) {
			if (this.#breaks > 0) this.#parts.push('\n'.repeat(this.#breaks));
			else if (this.#hasSpace && this.#mark === undefined) this.#parts.push(' ');
		}
		this.#parts.push(this.#mark ?? '', text);
		this.#mark = undefined;
		this.#breaks = 0;
		this.#hasSpace = false;
	}

	toString(): string {
		return this.#parts.join('');
	}
}
