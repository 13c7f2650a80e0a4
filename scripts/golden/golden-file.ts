import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

const FOLDER = fileURLToPath(new URL('../../tests/fixtures/golden/', import.meta.url));

/**
 * What computes a model: `onnx` is ONNX Runtime on Node, `kernels` the app's own WASM, `floats` ONNX Runtime over the
 * graph that graphics processors get.
 */
export const BACKENDS = ['onnx', 'kernels', 'floats'] as const;
export type Backend = (typeof BACKENDS)[number];

const rowsSchema = z.array(z.array(z.number()).min(1)).min(1);

const goldenSchema = z.strictObject({
	model: z.string(),
	revision: z.string(),
	dtype: z.string(),
	texts: z.array(z.string()).min(1),
	/** Logits or a unit vector for each text. */
	answers: z.record(z.enum(BACKENDS), rowsSchema)
});
export type Golden = z.infer<typeof goldenSchema>;

export function readGolden(name: string): Golden {
	return goldenSchema.parse(JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8')));
}

export function writeGolden(name: string, golden: Golden): void {
	const { answers, ...facts } = golden;
	const backends = BACKENDS.map((backend) => {
		const rows = answers[backend].map((row) => `\t\t\t${JSON.stringify(row)}`);
		return `\t\t"${backend}": [\n${rows.join(',\n')}\n\t\t]`;
	});
	const head = JSON.stringify(facts, null, '\t').replace(/\n\}$/, '');
	writeFileSync(
		`${FOLDER}${name}.json`,
		`${head},\n\t"answers": {\n${backends.join(',\n')}\n\t}\n}\n`
	);
}
