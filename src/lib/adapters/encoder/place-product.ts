import type { Kernels } from './kernels.ts';
import type { ProductLayout } from './layout.ts';
import type { Product } from './plan-product.ts';
import type { StoredNumbers } from './stored-numbers.ts';

const BLOCK = 8;

/**
 * Brings a product's numbers into WASM memory, in the order in which `multiply` reads them.
 * @param staging address of room for the bytes of its largest part
 */
export function placeProduct(
	product: Product,
	numbers: StoredNumbers,
	kernels: Kernels,
	{ buffer }: WebAssembly.Memory,
	staging: number
): void {
	const [first] = product.parts;
	const mask = new Float32Array(buffer, product.mask, product.inputs).fill(1);
	for (const index of first?.outliers ?? []) mask[index] = 0;
	new Int32Array(buffer, product.outliers, product.outlierCount).set(first?.outliers ?? []);

	let column = 0;
	for (const part of product.parts) {
		const width = Math.ceil(part.outputs / BLOCK) * BLOCK;
		stage(part, width, numbers, new Uint8Array(buffer, staging, part.inputs * width));
		new Float32Array(buffer, product.scales + column * 4, width).set(
			numbers.floats(part.scale, part.outputs)
		);
		const repairs = product.repairs + product.repairCount * 8;
		const repaired =
			kernels.packWeights(
				staging,
				part.inputs,
				width,
				product.weights + column * part.inputs,
				product.scales + column * 4,
				product.shifts + column * 4,
				repairs
			) ?? 0;
		const pairs = new Int32Array(buffer, repairs, repaired * 2);
		for (let at = 0; at < pairs.length; at += 2) pairs[at] = (pairs[at] ?? 0) + column;
		product.repairCount += repaired;

		const shifts = new Int32Array(buffer, product.shifts + column * 4, width);
		shifts.forEach((sum, at) => (shifts[at] = sum * product.zero));
		placeOffsets(part, numbers, new Float32Array(buffer, product.offsets + column * 4, width));
		const large = product.largeWeights + column * product.outlierCount * 4;
		placeLarge(part, width, numbers, new Float32Array(buffer, large, product.outlierCount * width));
		column += width;
	}
}

/** Weights as stored; behind each row zeros up to a whole block. */
function stage(
	part: ProductLayout,
	width: number,
	numbers: StoredNumbers,
	target: Uint8Array
): void {
	const weights = numbers.bytes(part.weight, part.inputs * part.outputs);
	if (width === part.outputs) {
		target.set(weights);
		return;
	}
	target.fill(0);
	for (let row = 0; row < part.inputs; row += 1) {
		const from = row * part.outputs;
		target.set(weights.subarray(from, from + part.outputs), row * width);
	}
}

function placeOffsets(part: ProductLayout, numbers: StoredNumbers, target: Float32Array): void {
	target.set(numbers.floats(part.bias, part.outputs));
	if (part.unshift === undefined) return;
	numbers.floats(part.unshift, part.outputs).forEach((value, at) => {
		target[at] = (target[at] ?? 0) + value;
	});
}

/** `[outliers, outputs]` to `[outputs / 8, outliers, 8]`. */
function placeLarge(
	part: ProductLayout,
	width: number,
	numbers: StoredNumbers,
	target: Float32Array
): void {
	const count = part.outliers.length;
	const weights = numbers.floats(part.largeWeight, count * part.outputs);
	for (let block = 0; block < width; block += BLOCK) {
		for (let row = 0; row < count; row += 1) {
			const columns = Math.min(BLOCK, part.outputs - block);
			const from = row * part.outputs + block;
			target.set(weights.subarray(from, from + columns), block * count + row * BLOCK);
		}
	}
}
