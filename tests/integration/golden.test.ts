import { describe, expect, it } from 'vitest';
import { answersOf, MODELS } from '#scripts/golden/answers.ts';
import { BACKENDS, readGolden } from '#scripts/golden/golden-file.ts';
import { readManifest } from '#scripts/models/node-models.ts';

/**
 * Kernels add integers, and floats in an order of their own: they give the same everywhere. ONNX Runtime chooses its
 * code by the processor, which rounds otherwise and may take a step of eight bits more or less.
 */
const TOLERANCE = { kernels: 0.0005, onnx: 0.1, floats: 0.01 } as const;

describe.each(MODELS)('%s', (name) => {
	const { dtype, revision } = readManifest(name);
	const golden = readGolden(`${name}-${dtype}`);

	it('has golden answers of the revision that ships', () => {
		expect(golden).toMatchObject({ dtype, revision });
	});

	it.each(BACKENDS)('gives its golden answers on %s', async (backend) => {
		const given = await answersOf(name, backend, golden.texts);
		const expected = golden.answers[backend];
		expect(given.map(({ length }) => length)).toEqual(expected.map(({ length }) => length));
		const differences = expected.flatMap((row, at) =>
			row.map((value, column) => Math.abs(value - (given[at]?.[column] ?? NaN)))
		);
		expect(Math.max(...differences)).toBeLessThan(TOLERANCE[backend]);
	});
});
