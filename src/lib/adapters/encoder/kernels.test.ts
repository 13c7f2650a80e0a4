import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Arena } from './arena.ts';
import { openKernels } from './kernels.ts';

const MODULE = WebAssembly.compile(
	Uint8Array.from(readFileSync(new URL('./kernels.wasm', import.meta.url)))
);

const byte = (least: number, most: number) => fc.integer({ min: least, max: most });

describe('packWeights, multiply and repair', () => {
	it('give the exact product of bytes, also of columns that hold both +64 and -64', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.integer({ min: 1, max: 9 }).chain((rows) =>
					fc.tuple(
						fc.constant(rows),
						fc.array(byte(-128, 127), { minLength: rows * 8, maxLength: rows * 8 }),
						fc.array(fc.oneof(byte(-64, 64), fc.constantFrom(64, -64)), {
							minLength: 8 * 16,
							maxLength: 8 * 16
						})
					)
				),
				async ([rows, bytes, weights]) => {
					expect(await product(rows, bytes, weights)).toEqual(naiveProduct(rows, bytes, weights));
				}
			),
			{ numRuns: 200 }
		);
	});
});

describe('attend', () => {
	it('is softmax of the scaled products, times the values', async () => {
		const tokens = 7;
		const input = Array.from({ length: tokens * 96 }, (_, at) => Math.sin(at * 12.9898) * 2);
		const arena = new Arena();
		const [from, scratch, to] = [
			arena.take(input.length * 4),
			arena.take(36 * 8 * 4),
			arena.take(tokens * 32 * 4)
		];
		const memory = arena.createMemory();
		const kernels = await openKernels(await MODULE, memory);
		new Float32Array(memory.buffer, from, input.length).set(input);
		kernels.attend(from, tokens, 1, scratch, to);
		const out = new Float32Array(memory.buffer, to, tokens * 32);
		naiveAttention(input, tokens).forEach((value, at) => {
			expect(out[at]).toBeCloseTo(value, 5);
		});
	});
});

describe('gelu', () => {
	it('is within a millionth of x Φ(x)', async () => {
		const arena = new Arena();
		const at = arena.take(800 * 4);
		const memory = arena.createMemory();
		const kernels = await openKernels(await MODULE, memory);
		const values = new Float32Array(memory.buffer, at, 800);
		values.forEach((_, place) => (values[place] = (place - 400) / 50));
		const given = Array.from(values);
		kernels.gelu(at, 800);
		given.forEach((x, place) => {
			expect(Math.abs((values[place] ?? NaN) - x * normalShare(x))).toBeLessThan(2e-6);
		});
	});
});

/** Inputs of 8, outputs of 16, all scales one, no outliers. */
async function product(rows: number, bytes: readonly number[], weights: readonly number[]) {
	const [inputs, outputs] = [8, 16];
	const arena = new Arena();
	const room = (count: number) => arena.take(count * 4);
	const even = Math.ceil(rows / 4) * 4;
	const [a, rowScales, rowSums, source, packed] = [
		arena.take(even * inputs),
		room(even),
		room(even),
		arena.take(inputs * outputs),
		arena.take(inputs * outputs)
	];
	const [scales, shifts, offsets, repairs, out] = [
		room(outputs),
		room(outputs),
		room(outputs),
		room(inputs * outputs * 2),
		room(even * outputs)
	];
	const memory = arena.createMemory();
	const { buffer } = memory;
	const kernels = await openKernels(await MODULE, memory);
	new Int8Array(buffer, a, bytes.length).set(bytes);
	new Int8Array(buffer, source, weights.length).set(weights);
	new Float32Array(buffer, scales, outputs).fill(1);
	new Float32Array(buffer, rowScales, rows).fill(1);
	const sums = new Int32Array(buffer, rowSums, rows);
	bytes.forEach((value, at) => {
		const row = Math.floor(at / inputs);
		sums[row] = (sums[row] ?? 0) + value;
	});
	const repaired =
		kernels.packWeights(source, inputs, outputs, packed, scales, shifts, repairs) ?? 0;
	new Int32Array(buffer, shifts, outputs).fill(0);
	kernels.multiply(
		a,
		rowScales,
		rowSums,
		rows,
		inputs,
		packed,
		scales,
		shifts,
		offsets,
		outputs,
		out,
		out,
		0,
		out
	);
	kernels.repair(a, rowScales, rows, inputs, 0, scales, outputs, repairs, repaired, out);
	return Array.from(new Float32Array(buffer, out, rows * outputs), (value) => value + 0);
}

function naiveProduct(rows: number, bytes: readonly number[], weights: readonly number[]) {
	return Array.from({ length: rows * 16 }, (_, at) => {
		const [row, column] = [Math.floor(at / 16), at % 16];
		let sum = 0;
		for (let k = 0; k < 8; k += 1) {
			sum += (bytes[row * 8 + k] ?? NaN) * (weights[k * 16 + column] ?? NaN);
		}
		return sum + 0;
	});
}

function naiveAttention(input: readonly number[], tokens: number): number[] {
	const at = (token: number, kind: number, k: number) => input[token * 96 + kind * 32 + k] ?? NaN;
	return Array.from({ length: tokens }, (_, query) => {
		const scores = Array.from({ length: tokens }, (_, key) => {
			let sum = 0;
			for (let k = 0; k < 32; k += 1) sum += at(query, 0, k) * at(key, 1, k);
			return Math.exp(sum / Math.sqrt(32));
		});
		const total = scores.reduce((sum, score) => sum + score, 0);
		return Array.from({ length: 32 }, (_, k) =>
			scores.reduce((sum, score, key) => sum + (score / total) * at(key, 2, k), 0)
		);
	}).flat();
}

/** Of the normal distribution, by Simpson's rule. */
function normalShare(x: number): number {
	const steps = 2000;
	const width = x / steps;
	let sum = 0;
	for (let step = 0; step <= steps; step += 1) {
		const weight = step === 0 || step === steps ? 1 : step % 2 === 1 ? 4 : 2;
		sum += weight * Math.exp(-((step * width) ** 2) / 2);
	}
	return 0.5 + (sum * width) / 3 / Math.sqrt(2 * Math.PI);
}
