import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type {
	ModelFileError,
	ModelFiles,
	ReadOptions,
	VerifiedFiles
} from '#lib/ports/model-files.ts';

type ReadResult = Result<VerifiedFiles, ModelFileError>;

const isWeights = (path: string) => path.endsWith('.onnx_data');

/**
 * Reads a model's files, all at once. `onSmall` gets those that are not weights as soon as they are checked, so that they are
 * worked on while the weights, fifty times as large, are still on their way.
 */
export async function readModel(
	source: Pick<ModelFiles, 'read'>,
	manifest: ModelManifest,
	{ signal, onProgress }: ReadOptions,
	onSmall: (files: VerifiedFiles) => void
): Promise<ReadResult> {
	const loaded = [0, 0];
	const totals = [0, 0];
	const read = (index: number, wanted: (path: string) => boolean): Promise<ReadResult> => {
		const files = manifest.files.filter(({ path }) => wanted(path));
		totals[index] = files.reduce((sum, { bytes }) => sum + bytes, 0);
		return source.read(
			{ ...manifest, files },
			{
				signal,
				onProgress: (bytes) => {
					loaded[index] = bytes;
					onProgress?.(sum(loaded), sum(totals));
				}
			}
		);
	};
	const weights = read(0, isWeights);
	const small = read(1, (path) => !isWeights(path)).then((result) => {
		if (result.ok) onSmall(result.value);
		return result;
	});
	const [first, second] = await Promise.all([small, weights]);
	if (!first.ok) return first;
	return second.ok ? ok(new Map([...first.value, ...second.value])) : second;
}

function sum(numbers: readonly number[]): number {
	return numbers.reduce((total, number) => total + number, 0);
}
