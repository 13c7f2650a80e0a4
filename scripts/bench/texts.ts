import { randomNumbers } from '#scripts/random-numbers.ts';

/** Everyday words; those that are not one token are left out. */
const WORDS =
	'the city river house garden window morning evening paper letter train station table chair music dinner friend family doctor teacher summer winter market street bridge forest island ocean mountain village kitchen bottle coffee bread butter apple orange yellow green silver golden quiet loud early late small large simple modern ancient happy careful strong gentle bright dark walk run read write open close bring carry build watch learn travel answer question reason measure number weather history science language picture story'.split(
		' '
	);

interface Encoder {
	/** Token ids with the special ones at both ends. */
	encode(text: string): readonly number[];
}

/** Texts of an exact number of tokens, no two alike, the same in every run. */
export class TextMaker {
	readonly #words: readonly string[];
	readonly #random: () => number;

	constructor(
		private readonly encoder: Encoder,
		seed = 20261123
	) {
		this.#words = WORDS.filter((word) => encoder.encode(word).length === 3);
		this.#random = randomNumbers(seed);
	}

	/**
	 * A text that the model reads as `tokens` tokens, the two special ones included.
	 * Throws a RangeError where the tokenizer sees another number.
	 */
	exact(tokens: number): string {
		const words = Array.from({ length: tokens - 2 }, () => this.#pick());
		const text = words.join(' ');
		const seen = this.encoder.encode(text).length;
		if (seen !== tokens) throw new RangeError(`A text of ${tokens} tokens came out as ${seen}.`);
		return text;
	}

	batch(count: number, tokens: number): string[] {
		return Array.from({ length: count }, () => this.exact(tokens));
	}

	/** Lengths as reviews and headlines have them: most short, some up to 128 tokens (log-normal, median 24). */
	mixed(count: number): string[] {
		return Array.from({ length: count }, () => {
			const tokens = Math.round(24 * Math.exp(0.7 * this.#normal()));
			return this.exact(Math.max(5, Math.min(128, tokens)));
		});
	}

	#pick(): string {
		return this.#words[Math.floor(this.#random() * this.#words.length)] ?? 'the';
	}

	/** Box and Muller 1958. */
	#normal(): number {
		const radius = Math.sqrt(-2 * Math.log(1 - this.#random()));
		return radius * Math.cos(2 * Math.PI * this.#random());
	}
}
