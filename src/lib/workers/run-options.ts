import type { RunOptions } from '#lib/ports/text-model.ts';
import type { CallContext } from './serve-calls.ts';

/** A call's signal and progress, as the domain knows them. */
export function toRunOptions({ signal, onProgress }: CallContext): RunOptions {
	return {
		signal,
		onProgress: (done, total) => {
			onProgress({ stage: 'run', done, total });
		}
	};
}
