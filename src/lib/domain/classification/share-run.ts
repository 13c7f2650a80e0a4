import type { RunOptions } from '#lib/ports/text-model.ts';

/** Steps of the one bar that two calls of the model share. */
const STEPS = 1000;

/**
 * One signal and one progress bar for two calls of the model, the first of which fills `share` of it.
 */
export function shareRun(
	run: RunOptions | undefined,
	share: number
): { readonly first: RunOptions; readonly second: RunOptions } {
	const part = (from: number, to: number): RunOptions => ({
		signal: run?.signal,
		onProgress: (done, total) => {
			const fraction = total === 0 ? 1 : done / total;
			run?.onProgress?.(Math.round(STEPS * (from + (to - from) * fraction)), STEPS);
		}
	});
	return { first: part(0, share), second: part(share, 1) };
}
