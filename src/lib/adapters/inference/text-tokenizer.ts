/** Texts whose tokens are remembered: counting and running the same text tokenises it once. */
const MAX_REMEMBERED = 4096;

/** What the libraries' tokenizers have in common. */
export interface TokenCoder {
	/** Token ids with the special tokens at both ends, never truncated. */
	encode(text: string): readonly number[];
	/** Text without the special tokens. */
	decode(ids: number[]): string;
}

/** The model's own tokenizer, never truncating. */
export class TextTokenizer {
	readonly #remembered = new Map<string, readonly number[]>();

	constructor(private readonly coder: TokenCoder) {}

	/** Token ids with the special tokens at both ends. */
	encode(text: string): readonly number[] {
		const known = this.#remembered.get(text);
		if (known) return known;
		// A lone surrogate is no text; the WordPiece normalizer would throw on it.
		const ids = this.coder.encode(text.toWellFormed());
		if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
		this.#remembered.set(text, ids);
		return ids;
	}

	/** Tokens of each text, special tokens not included. */
	countTokens(texts: readonly string[]): number[] {
		return texts.map((text) => Math.max(0, this.encode(text).length - 2));
	}

	/** The text of token ids, without special tokens. */
	decode(ids: readonly number[]): string {
		return ids.length === 0 ? '' : this.coder.decode([...ids]).trim();
	}
}
