import { Tensor } from '@huggingface/transformers';
import { planBatches } from '#lib/domain/inference/batch-plan.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import type { TextTokenizer } from './tokenizer.ts';
import { yieldToMessages } from './yield-to-messages.ts';

/**
 * About a third of a second of work on one WASM thread: large enough to use the processor well, small enough
 * for progress, for an abort between two batches, and for WASM memory, which never shrinks.
 */
const LIMITS = { tokenBudget: 512, maxTexts: 32 } as const;

export interface Batch {
	/** `[texts, tokens]` */
	readonly inputIds: Tensor;
	readonly attentionMask: Tensor;
	readonly tokenTypeIds: Tensor;
	/** Real tokens of each text. */
	readonly lengths: readonly number[];
	/** Tokens of the longest text, to which the others are padded. */
	readonly width: number;
}

/**
 * Tokenises, sorts by length, runs batch after batch and restores the order.
 *
 * @param run answers one value a text of the batch, in the batch's order
 * @throws RangeError where a text is longer than `maxTokens`; the signal's reason where it is aborted
 */
export async function runInBatches<T>(
	texts: readonly string[],
	tokenizer: TextTokenizer,
	maxTokens: number,
	run: (batch: Batch) => Promise<readonly T[]>,
	{ signal, onProgress }: RunOptions = {}
): Promise<T[]> {
	const encoded = texts.map((text) => tokenizer.encode(text));
	const longest = encoded.findIndex((ids) => ids.length > maxTokens);
	if (longest >= 0) {
		throw new RangeError(`Text ${longest} has more than ${maxTokens} tokens: split it first.`);
	}

	const answers = new Map<number, T>();
	const batches = planBatches(
		encoded.map((ids) => ids.length),
		LIMITS
	);
	for (const [index, members] of batches.entries()) {
		if (index > 0) await yieldToMessages();
		signal?.throwIfAborted();
		const batch = toBatch(members.map((member) => encoded[member] ?? []));
		const values = await run(batch);
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

function toBatch(rows: readonly (readonly number[])[]): Batch {
	const width = Math.max(...rows.map((ids) => ids.length));
	const size = rows.length * width;
	const inputIds = new BigInt64Array(size);
	const attentionMask = new BigInt64Array(size);
	rows.forEach((ids, row) => {
		ids.forEach((id, column) => {
			inputIds[row * width + column] = BigInt(id);
			attentionMask[row * width + column] = 1n;
		});
	});
	const dims = [rows.length, width];
	return {
		inputIds: new Tensor('int64', inputIds, dims),
		attentionMask: new Tensor('int64', attentionMask, dims),
		tokenTypeIds: new Tensor('int64', new BigInt64Array(size), dims),
		lengths: rows.map((ids) => ids.length),
		width
	};
}
