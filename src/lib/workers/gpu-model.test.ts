import { describe, expect, it } from 'vitest';
import type { GpuProblem } from '#lib/domain/inference/run-info.ts';
import type { TextClassifier } from '#lib/ports/text-model.ts';
import { CallFailure } from './call-failure.ts';
import { openOnGpu } from './gpu-model.ts';
import type { TextModel } from './text-model.ts';

const CANARY = { schema: 1 as const, texts: ['known'], expected: [[2, -2]], tolerance: 0.01 };

/** A classifier that answers `logits`, and after `lose` fails as one on a lost device does. */
function fakeGpu(logits: readonly number[] = [2, -2]) {
	let failure: Error | undefined;
	const classifier: TextClassifier = {
		maxTokens: 8,
		labels: ['a', 'b'],
		countTokens: (texts) => texts.map(({ length }) => length),
		classify: (texts) =>
			failure
				? Promise.reject(failure)
				: Promise.resolve(texts.map(() => Float32Array.from(logits)))
	};
	const model: TextModel = { task: 'text-classification', classifier };
	return {
		open: () => Promise.resolve(model),
		lose: (cause: Error) => {
			failure = cause;
		}
	};
}

async function classifierOn(gpu: ReturnType<typeof fakeGpu>): Promise<TextClassifier> {
	const model = await openOnGpu(gpu.open, CANARY);
	if (model.task !== 'text-classification') throw new Error('not a classifier');
	return model.classifier;
}

function gpuFailure(reason: GpuProblem): unknown {
	return expect.objectContaining({ error: { kind: 'gpu-failed', reason } });
}

describe('a model on the graphics processor', () => {
	it('is used when the canary comes out right', async () => {
		const classifier = await classifierOn(fakeGpu([2.001, -2]));
		expect(classifier.countTokens(['four'])).toEqual([4]);
		expect(await classifier.classify(['x', 'y'])).toHaveLength(2);
	});

	it('is refused when the numbers are wrong, and when it cannot be opened or checked', async () => {
		await expect(openOnGpu(fakeGpu([2.1, -2]).open, CANARY)).rejects.toEqual(
			gpuFailure('wrong-numbers')
		);
		await expect(openOnGpu(fakeGpu([NaN, NaN]).open, CANARY)).rejects.toEqual(
			gpuFailure('wrong-numbers')
		);
		const broken = () => Promise.reject(new Error('no device'));
		await expect(openOnGpu(broken, CANARY)).rejects.toEqual(gpuFailure('cannot-load'));
		await expect(openOnGpu(fakeGpu().open, undefined)).rejects.toEqual(gpuFailure('no-canary'));
	});

	it('is given up when the device is lost in the middle of a job', async () => {
		const gpu = fakeGpu();
		const classifier = await classifierOn(gpu);
		gpu.lose(new Error('The Device was lost before mapping was resolved.'));
		await expect(classifier.classify(['x'])).rejects.toBeInstanceOf(CallFailure);
		await expect(classifier.classify(['x'])).rejects.toEqual(gpuFailure('failed-in-run'));
	});

	it('is not blamed for an abort, nor for a text that is too long', async () => {
		const gpu = fakeGpu();
		const classifier = await classifierOn(gpu);
		const tooLong = new RangeError('Text 0 has more than 8 tokens.');
		gpu.lose(tooLong);
		await expect(classifier.classify(['x'])).rejects.toBe(tooLong);
		const abort = new DOMException('stopped', 'AbortError');
		gpu.lose(abort);
		const options = { signal: AbortSignal.abort(abort) };
		await expect(classifier.classify(['x'], options)).rejects.toBe(abort);
	});

	it('writes on it only after its first tokens were those of the processor', async () => {
		const canary = { schema: 1 as const, texts: ['known'], expected: [[2, 7, 9]], tolerance: 0.5 };
		const writer = (ids: readonly number[]): TextModel => ({
			task: 'summarization',
			generator: {
				maxTokens: 8,
				countTokens: (texts) => texts.map(({ length }) => length),
				generate: () => Promise.resolve({ ids, text: 'x' })
			}
		});
		const open = (ids: readonly number[]) => openOnGpu(() => Promise.resolve(writer(ids)), canary);
		expect((await open([2, 7, 9])).task).toBe('summarization');
		await expect(open([2, 7, 8])).rejects.toEqual(gpuFailure('wrong-numbers'));
		await expect(open([2, 7])).rejects.toEqual(gpuFailure('wrong-numbers'));
	});
});
