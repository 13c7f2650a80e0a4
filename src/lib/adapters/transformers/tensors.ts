import { Tensor } from '@huggingface/transformers';

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

/** @param rows token ids of each text */
export function toBatch(rows: readonly (readonly number[])[]): Batch {
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

export function floats(tensor: Tensor): Float32Array {
	const { data } = tensor.type === 'float16' ? tensor.to('float32') : tensor;
	if (!(data instanceof Float32Array)) {
		throw new TypeError(`The model answered ${tensor.type}, not float32.`);
	}
	return data;
}
