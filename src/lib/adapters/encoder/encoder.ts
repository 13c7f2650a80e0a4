import type { Norm, PlacedEncoder } from './place-encoder.ts';
import type { Product } from './plan-product.ts';

/**
 * Runs a BERT of 8-bit weights on the processor. Texts of any lengths are computed side by side without padding; a text's
 * numbers do not depend on those beside it, bit for bit.
 */
export class Encoder {
	constructor(private readonly model: PlacedEncoder) {}

	/** Tokens of one call, at most, all texts together. */
	get maxTokens(): number {
		return this.model.room.maxTokens;
	}

	/**
	 * Hidden states of all tokens, text after text: `[tokens, width]`. Good until the next call.
	 * @param texts ids with the special tokens at both ends. Throws a RangeError where they are too many.
	 */
	encode(texts: readonly (readonly number[])[]): Float32Array {
		const { layout, kernels, memory, layers, room } = this.model;
		const { width, inner, heads } = layout;
		const rows = this.#embed(texts);
		for (const layer of layers) {
			this.#multiply(layer.queryKeyValue, room.hidden, rows, room.wide);
			let start = 0;
			for (const { length } of texts) {
				const from = room.wide + start * 3 * width * 4;
				kernels.attend(from, length, heads, room.attention, room.context + start * width * 4);
				start += length;
			}
			this.#multiply(layer.output, room.context, rows, room.change);
			this.#add(rows, layer.outputNorm);
			this.#multiply(layer.inner, room.hidden, rows, room.wide);
			kernels.gelu(room.wide, rows * inner);
			this.#multiply(layer.outer, room.wide, rows, room.change);
			this.#add(rows, layer.norm);
		}
		return new Float32Array(memory.buffer, room.hidden, rows * width);
	}

	/** Logits of each text. Throws where the model is no classifier. */
	classify(texts: readonly (readonly number[])[]): Float32Array[] {
		const { layout, memory, head, room } = this.model;
		if (!head) throw new Error('This model is no classifier.');
		const hidden = this.encode(texts);
		const first = new Float32Array(memory.buffer, room.context, texts.length * layout.width);
		let start = 0;
		for (const [index, { length }] of texts.entries()) {
			const row = hidden.subarray(start * layout.width, (start + 1) * layout.width);
			first.set(row, index * layout.width);
			start += length;
		}
		this.#multiply(head.pooler, room.context, texts.length, room.change);
		const pooled = new Float32Array(memory.buffer, room.change, first.length);
		for (let at = 0; at < pooled.length; at += 1) pooled[at] = Math.tanh(pooled[at] ?? 0);
		this.#multiply(head.classifier, room.change, texts.length, room.context);
		const { outputs: stride, parts } = head.classifier;
		const count = parts.reduce((sum, part) => sum + part.outputs, 0);
		const logits = new Float32Array(memory.buffer, room.context, texts.length * stride);
		return texts.map((_, row) => logits.slice(row * stride, row * stride + count));
	}

	#embed(texts: readonly (readonly number[])[]): number {
		const { layout, kernels, memory, words, positions, base, norm, room } = this.model;
		const rows = texts.reduce((sum, { length }) => sum + length, 0);
		if (rows > room.maxTokens) throw new RangeError(`${rows} tokens are too many for one call.`);
		const ids = new Int32Array(memory.buffer, room.ids, rows);
		const places = new Int32Array(memory.buffer, room.positions, rows);
		let start = 0;
		for (const text of texts) {
			ids.set(text, start);
			for (let at = 0; at < text.length; at += 1) places[start + at] = at;
			start += text.length;
		}
		const { words: word, positions: position } = layout.embeddings;
		kernels.embed(
			room.ids,
			room.positions,
			rows,
			layout.width,
			words,
			word.scale,
			word.zero,
			positions,
			position.scale,
			position.zero,
			base,
			room.hidden
		);
		this.#normalise(room.hidden, 0, rows, norm);
		return rows;
	}

	#multiply(product: Product, input: number, rows: number, out: number): void {
		const { kernels, room } = this.model;
		const { inputs, outputs, scales, outlierCount } = product;
		const { bytes, rowScales, rowSums, large } = room;
		const { mask, shift, outliers } = product;
		kernels.quantiseRows(
			input,
			rows,
			inputs,
			mask,
			shift,
			outliers,
			outlierCount,
			bytes,
			rowScales,
			rowSums,
			large
		);
		const { weights, shifts, offsets, largeWeights } = product;
		kernels.multiply(
			bytes,
			rowScales,
			rowSums,
			rows,
			inputs,
			weights,
			scales,
			shifts,
			offsets,
			outputs,
			large,
			largeWeights,
			outlierCount,
			out
		);
		const { zero, repairs, repairCount } = product;
		kernels.repair(
			bytes,
			rowScales,
			rows,
			inputs,
			zero,
			scales,
			outputs,
			repairs,
			repairCount,
			out
		);
	}

	/** Hidden states and their change, added and normalised. */
	#add(rows: number, norm: Norm): void {
		this.#normalise(this.model.room.change, this.model.room.hidden, rows, norm);
	}

	#normalise(a: number, b: number, rows: number, { weight, bias }: Norm): void {
		const { layout, kernels, room } = this.model;
		const { width, epsilon } = layout;
		kernels.normalise(a, b, rows, width, weight, bias, epsilon, room.hidden);
	}
}
