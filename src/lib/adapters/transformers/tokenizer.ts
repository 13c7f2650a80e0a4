import { AutoTokenizer } from '@huggingface/transformers';

/** Texts whose tokens are remembered: counting and running the same text tokenises it once. */
const MAX_REMEMBERED = 4096;

/** The model's own tokenizer, never truncating. */
export class TextTokenizer {
	readonly #tokenizer: Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>;
	readonly #remembered = new Map<string, readonly number[]>();

	private constructor(tokenizer: Awaited<ReturnType<typeof AutoTokenizer.from_pretrained>>) {
		this.#tokenizer = tokenizer;
	}

	static async load(model: string): Promise<TextTokenizer> {
		return new TextTokenizer(await AutoTokenizer.from_pretrained(model));
	}

	/** Token ids with the special tokens at both ends. */
	encode(text: string): readonly number[] {
		const known = this.#remembered.get(text);
		if (known) return known;
		// A lone surrogate is no text; the WordPiece normalizer would throw on it.
		const ids = this.#tokenizer.encode(text.toWellFormed(), { add_special_tokens: true });
		if (this.#remembered.size >= MAX_REMEMBERED) this.#remembered.clear();
		this.#remembered.set(text, ids);
		return ids;
	}

	/** The text of token ids, without special tokens. */
	decode(ids: readonly number[]): string {
		if (ids.length === 0) return '';
		return this.#tokenizer.decode([...ids], { skip_special_tokens: true }).trim();
	}
}
