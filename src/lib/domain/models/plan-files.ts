import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InstallError } from './install-error.ts';
import { type Dtype, MODEL_PATH, type ModelTask } from './manifest.ts';

/** A file that a source offers. */
export interface SourceFile {
	/** Below the model's folder. */
	readonly path: string;
	readonly bytes?: number | undefined;
	/** Lower-case hexadecimal, where the source states it. */
	readonly sha256?: string | undefined;
}

/** The files of one set of weights, with those that every set needs. */
export interface WeightChoice {
	readonly dtype: Dtype;
	readonly files: readonly SourceFile[];
	/** Undefined where the source does not tell all sizes. */
	readonly bytes: number | undefined;
}

/** As transformers.js names them; in the order in which they are recommended for a processor. */
const SUFFIXES: readonly (readonly [Dtype, string])[] = [
	['q8', '_quantized'],
	['int8', '_int8'],
	['uint8', '_uint8'],
	['fp32', ''],
	['fp16', '_fp16'],
	['q4', '_q4'],
	['q4f16', '_q4f16'],
	['bnb4', '_bnb4']
];

const GRAPHS: { readonly [T in ModelTask]: readonly string[] } = {
	'text-classification': ['model'],
	'feature-extraction': ['model'],
	summarization: ['encoder_model', 'decoder_model_merged']
};

const NEEDED = ['config.json', 'tokenizer.json', 'tokenizer_config.json'] as const;
const WELCOME = ['generation_config.json'] as const;

/** Absolute, or with a segment that leads up: only an archive made to harm has such. */
const LEAVES_FOLDER = /(^|[/\\])\.\.([/\\]|$)|^[/\\]|^[a-z]:/i;

/** Every complete set of weights among the files, the best for most devices first; the rest is not taken. */
export function planFiles(
	offered: readonly SourceFile[],
	task: ModelTask
): Result<readonly WeightChoice[], InstallError> {
	const unsafe = offered.find(({ path }) => LEAVES_FOLDER.test(path));
	if (unsafe) return err({ kind: 'unsafe-path', path: unsafe.path });
	const byPath = new Map(
		offered.filter(({ path }) => MODEL_PATH.test(path)).map((file) => [file.path, file])
	);
	const missing = NEEDED.find((path) => !byPath.has(path));
	if (missing !== undefined) return err({ kind: 'missing-file', file: missing });
	const shared = [...NEEDED, ...WELCOME].flatMap((path) => byPath.get(path) ?? []);
	const choices = SUFFIXES.flatMap(([dtype, suffix]) => {
		const graphs = GRAPHS[task].map((name) => `onnx/${name}${suffix}.onnx`);
		if (!graphs.every((path) => byPath.has(path))) return [];
		const weights = graphs.flatMap((path) =>
			[...byPath.values()].filter((file) => belongsTo(file.path, path))
		);
		const files = [...shared, ...weights];
		return [{ dtype, files, bytes: sum(files) }];
	});
	return choices.length === 0 ? err({ kind: 'no-weights' }) : ok(choices);
}

/** The graph itself, or its weights in files of their own: `model.onnx_data`, `model.onnx_data_1`. */
function belongsTo(path: string, graph: string): boolean {
	return path === graph || new RegExp(`^${escape(graph)}_data(_\\d+)?$`).test(path);
}

function escape(text: string): string {
	return text.replaceAll('.', '\\.');
}

function sum(files: readonly SourceFile[]): number | undefined {
	return files.reduce<number | undefined>(
		(total, { bytes }) => (total === undefined || bytes === undefined ? undefined : total + bytes),
		0
	);
}

/** Where a source cannot list its files, these are asked for one by one. */
export function candidatePaths(task: ModelTask): string[] {
	return [
		...NEEDED,
		...WELCOME,
		...SUFFIXES.flatMap(([, suffix]) => GRAPHS[task].map((name) => `onnx/${name}${suffix}.onnx`))
	];
}
