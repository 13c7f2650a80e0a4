import { cat, DynamicCache, type PreTrainedModel, Tensor } from '@huggingface/transformers';
import { z } from 'zod';
import { yieldToMessages } from '#lib/adapters/inference/yield-to-messages.ts';

const encodedSchema = z.object({ encoder_outputs: z.instanceof(Tensor) });
const decodedSchema = z.looseObject({ logits: z.instanceof(Tensor) });

/** Entries of the decoder's answer that are its memory for the next step. */
const PRESENT = /^present\./;

/**
 * An encoder-decoder in the middle of an answer: what the encoder made of the text, and the keys and values of the
 * tokens written so far, one row a beam.
 */
export class Seq2SeqDecoder {
	#cache: DynamicCache | undefined;

	private constructor(
		private readonly network: PreTrainedModel,
		/** `[1, tokens, width]` */
		private readonly encoded: Tensor,
		/** `[1, tokens]` */
		private readonly mask: Tensor
	) {}

	/** Reads the text once. */
	static async start(network: PreTrainedModel, input: readonly number[]): Promise<Seq2SeqDecoder> {
		const dims = [1, input.length];
		const ids = new Tensor('int64', BigInt64Array.from(input, BigInt), dims);
		const mask = new Tensor('int64', new BigInt64Array(input.length).fill(1n), dims);
		const prepared: unknown = await network._prepare_encoder_decoder_kwargs_for_generation({
			inputs_tensor: ids,
			model_inputs: { input_ids: ids, attention_mask: mask },
			model_input_name: 'input_ids',
			generation_config: { guidance_scale: null }
		});
		return new Seq2SeqDecoder(network, encodedSchema.parse(prepared).encoder_outputs, mask);
	}

	/** @returns logits of each beam, a row of the vocabulary */
	async step(tokens: readonly number[], parents: readonly number[]): Promise<Float32Array[]> {
		await yieldToMessages();
		const cache = this.#cache && reorder(this.#cache, parents);
		const answer = decodedSchema.parse(
			await this.network.forward({
				encoder_outputs: repeat(this.encoded, tokens.length),
				attention_mask: repeat(this.mask, tokens.length),
				decoder_input_ids: new Tensor('int64', BigInt64Array.from(tokens, BigInt), [
					tokens.length,
					1
				]),
				past_key_values: cache ?? null
			})
		);
		this.#cache = remember(answer, cache);
		const logits = answer.logits.type === 'float32' ? answer.logits : answer.logits.to('float32');
		const { data } = logits;
		if (!(data instanceof Float32Array)) throw new TypeError('Logits are numbers.');
		const width = data.length / tokens.length;
		return tokens.map((_, row) => data.slice(row * width, (row + 1) * width));
	}

	/** Gives back what lies on a graphics processor. */
	async dispose(): Promise<void> {
		await this.#cache?.dispose();
	}
}

/** The encoder's keys and values are computed at the first step only; later ones answer with a stand-in. */
function remember(answer: Record<string, unknown>, before: DynamicCache | undefined): DynamicCache {
	const entries: Record<string, Tensor> = {};
	for (const [name, value] of Object.entries(answer)) {
		if (!PRESENT.test(name) || !(value instanceof Tensor)) continue;
		if (before && name.includes('.encoder.')) continue;
		entries[name.replace(PRESENT, 'past_key_values.')] = value;
	}
	if (!before) return new DynamicCache(entries);
	before.update(entries);
	return before;
}

/** One row for every parent, in their order. */
function reorder(cache: DynamicCache, parents: readonly number[]): DynamicCache {
	const isSame = (tensor: Tensor) =>
		tensor.dims[0] === parents.length && parents.every((parent, row) => parent === row);
	const entries: Record<string, Tensor> = {};
	for (const [name, value] of Object.entries(cache)) {
		if (!(value instanceof Tensor)) continue;
		if (isSame(value)) return cache;
		entries[name] = cat(
			parents.map((parent) => value.slice([parent, parent + 1])),
			0
		);
	}
	return new DynamicCache(entries);
}

function repeat(tensor: Tensor, times: number): Tensor {
	return times === 1
		? tensor
		: cat(
				Array.from({ length: times }, () => tensor),
				0
			);
}
