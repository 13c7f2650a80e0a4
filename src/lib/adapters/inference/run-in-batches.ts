import type { RunOptions } from '#lib/ports/text-model.ts';
import type { TextTokenizer } from './text-tokenizer.ts';
import { yieldToMessages } from './yield-to-messages.ts';

export interface BatchModel<T> {
	readonly tokenizer: TextTokenizer;
	/** Longest text, special tokens included. */
	readonly maxTokens: number;
	/** Which texts are computed together, by their tokens; every index once. */
	readonly plan: (lengths: readonly number[]) => readonly (readonly number[])[];
	/** Answers one value a text, in the order given. */
	readonly run: (texts: readonly (readonly number[])[]) => Promise<readonly T[]> | readonly T[];
}

/**
 * Tokenises, runs batch after batch and restores the order.
 *
 * @throws RangeError where a text is longer than `maxTokens`; the signal's reason where it is aborted
 */
export async function runInBatches<T>(
	texts: readonly string[],
	{ tokenizer, maxTokens, plan, run }: BatchModel<T>,
	{ signal, onProgress }: RunOptions = {}
): Promise<T[]> {
	const encoded = texts.map((text) => tokenizer.encode(text));
	const longest = encoded.findIndex((ids) => ids.length > maxTokens);
	if (longest >= 0) {
		throw new RangeError(`Text ${longest} has more than ${maxTokens} tokens: split it first.`);
	}

	const answers = new Map<number, T>();
	for (const [index, members] of plan(encoded.map((ids) => ids.length)).entries()) {
		if (index > 0) await yieldToMessages();
		signal?.throwIfAborted();
		const values = await run(members.map((member) => encoded[member] ?? []));
		members.forEach((member, position) => {
			const value = values[position];
			if (value !== undefined) answers.set(member, value);
		});
		onProgress?.(answers.size, texts.length);
	}
	signal?.throwIfAborted();
	return texts.map((_, index) => {
		const answer = answers.get(index);
		if (answer === undefined) throw new Error(`The model gave no answer for text ${index}.`);
		return answer;
	});
}
