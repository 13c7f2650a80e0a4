import { type Canary, checkCanary } from '#lib/domain/inference/canary.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import type { GpuProblem } from '#lib/domain/inference/run-info.ts';
import { CallFailure } from './call-failure.ts';
import { answerKnownTexts } from './known-texts.ts';
import type { TextModel } from './text-model.ts';

/**
 * Opens a model on the graphics processor and trusts it only after the canary. Whatever goes wrong, now or
 * later, is answered as `gpu-failed`: the page then starts a worker on the processor and runs the call
 * again. It cannot be done in this worker, as transformers.js runs nothing more after a failed run, and
 * the build of ONNX Runtime for WebGPU is the slower one on the processor.
 *
 * @param open opens the session; throws where the device cannot
 */
export async function openOnGpu(
	open: () => Promise<TextModel>,
	canary: Canary | undefined
): Promise<TextModel> {
	if (!canary) throw gpuFailure('no-canary');
	const model = guard(await attempt(open, 'cannot-load'));
	if (checkCanary(canary, await answerKnownTexts(model, canary.texts)).ok) return model;
	throw gpuFailure('wrong-numbers');
}

/** Turns failures of the device into `gpu-failed`; aborts and mistakes of the caller stay what they are. */
function guard(model: TextModel): TextModel {
	const run = <T>(work: () => Promise<T>, options: Pick<RunOptions, 'signal'> | undefined) =>
		attempt(work, 'failed-in-run', options?.signal);
	switch (model.task) {
		case 'text-classification': {
			const { classifier } = model;
			return {
				task: model.task,
				classifier: {
					...classifier,
					classify: (texts, options) => run(() => classifier.classify(texts, options), options)
				}
			};
		}
		case 'summarization': {
			const { generator } = model;
			return {
				task: model.task,
				generator: {
					...generator,
					generate: (text, options, given) => {
						// The cache of keys and values lies on the device, where rows cannot be reordered.
						if (options.beams > 1) throw gpuFailure('several-beams');
						return run(() => generator.generate(text, options, given), given);
					}
				}
			};
		}
		case 'feature-extraction': {
			const { embedder } = model;
			return {
				task: model.task,
				embedder: {
					...embedder,
					embed: (texts, options) => run(() => embedder.embed(texts, options), options)
				}
			};
		}
	}
}

async function attempt<T>(
	work: () => Promise<T>,
	reason: GpuProblem,
	signal?: AbortSignal
): Promise<T> {
	try {
		return await work();
	} catch (cause) {
		// A RangeError is a text too long, which no device answers better.
		const isOther = signal?.aborted || cause instanceof RangeError || cause instanceof CallFailure;
		throw isOther ? cause : gpuFailure(reason);
	}
}

export function gpuFailure(reason: GpuProblem): CallFailure {
	return new CallFailure({ kind: 'gpu-failed', reason });
}
