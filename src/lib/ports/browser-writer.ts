import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { Result } from '#lib/domain/result.ts';
import type { SummaryInput } from '#lib/domain/summary/summary-input.ts';
import type { SummaryResult } from '#lib/domain/summary/summary-result.ts';

/** `absent`: this browser brings none. `unavailable`: it would, but not on this device. */
export type BrowserWriterState =
	'absent' | 'unavailable' | 'downloadable' | 'downloading' | 'available';

/** A model for summaries that the browser brings, keeps and changes as it likes. */
export interface BrowserWriter {
	/** Fetches nothing. */
	state(): Promise<BrowserWriterState>;
	/**
	 * Lets the browser fetch its model for all sites. Browsers do that only in answer to a click.
	 *
	 * @param onProgress the share that has come, from 0 to 1
	 */
	fetch(
		onProgress: (share: number) => void,
		signal: AbortSignal
	): Promise<Result<void, InferenceError>>;
	/** @param onPartial the answer so far */
	write(
		input: SummaryInput,
		run: {
			readonly signal?: AbortSignal | undefined;
			readonly onPartial?: ((result: SummaryResult) => void) | undefined;
		}
	): Promise<Result<SummaryResult, InferenceError>>;
}
