import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import type { ModelFileError, ModelFiles } from '#lib/ports/model-files.ts';

type Status =
	| { readonly kind: 'idle' }
	| { readonly kind: 'running'; readonly loaded: number }
	| { readonly kind: 'done' }
	| { readonly kind: 'failed'; readonly error: ModelFileError };

/** Fetches all models and leaves them on this device; what is there already is only checked. */
export class OfflineDownload {
	#status = $state.raw<Status>({ kind: 'idle' });
	#controller: AbortController | undefined;
	/** Bytes of all models. */
	readonly total: number;

	constructor(
		private readonly models: readonly ModelManifest[],
		private readonly files: () => ModelFiles
	) {
		this.total = models.reduce((sum, model) => sum + totalBytes(model), 0);
	}

	get status(): Status {
		return this.#status;
	}

	/** One model after the other: their bytes pass through memory. Answers whether all are there. */
	async start(): Promise<boolean> {
		const controller = new AbortController();
		this.#controller = controller;
		const files = this.files();
		let before = 0;
		for (const model of this.models) {
			const onProgress = (loaded: number) => {
				this.#status = { kind: 'running', loaded: before + loaded };
			};
			onProgress(0);
			const read = await files.read(model, { signal: controller.signal, onProgress });
			if (!read.ok) {
				const { error } = read;
				this.#status = error.kind === 'aborted' ? { kind: 'idle' } : { kind: 'failed', error };
				return false;
			}
			before += totalBytes(model);
		}
		this.#status = { kind: 'done' };
		return true;
	}

	/** What has been fetched by now stays. */
	stop(): void {
		this.#controller?.abort();
	}
}
