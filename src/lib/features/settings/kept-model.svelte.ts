import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import type { ModelFileError, ModelFiles } from '#lib/ports/model-files.ts';

export type KeepStatus =
	| { readonly kind: 'idle' }
	| { readonly kind: 'keeping'; readonly loaded: number }
	/** The files came, but the browser did not keep them: no room, or a private window. */
	| { readonly kind: 'not-kept' }
	| { readonly kind: 'not-deleted' }
	| { readonly kind: 'failed'; readonly error: ModelFileError };

/** One model in the list of what this device keeps. */
export class KeptModel {
	/** Undefined until the browser has been asked. */
	#keptBytes = $state<number>();
	#status = $state.raw<KeepStatus>({ kind: 'idle' });
	#controller: AbortController | undefined;
	readonly totalBytes: number;

	constructor(
		readonly manifest: ModelManifest,
		private readonly files: () => ModelFiles
	) {
		this.totalBytes = totalBytes(manifest);
	}

	get status(): KeepStatus {
		return this.#status;
	}

	get keptBytes(): number | undefined {
		return this.#keptBytes;
	}

	get isKept(): boolean {
		return this.#keptBytes === this.totalBytes;
	}

	async refresh(): Promise<void> {
		this.#keptBytes = await this.files().keptBytes(this.manifest);
	}

	/** Fetches what is missing; what has come before a stop stays. */
	async keep(): Promise<void> {
		if (this.#controller) return;
		const controller = new AbortController();
		this.#controller = controller;
		this.#status = { kind: 'keeping', loaded: 0 };
		const read = await this.files().read(this.manifest, {
			signal: controller.signal,
			onProgress: (loaded) => {
				this.#status = { kind: 'keeping', loaded };
			}
		});
		this.#controller = undefined;
		await this.refresh();
		if (read.ok) this.#status = this.isKept ? { kind: 'idle' } : { kind: 'not-kept' };
		else if (read.error.kind === 'aborted') this.#status = { kind: 'idle' };
		else this.#status = { kind: 'failed', error: read.error };
	}

	stop(): void {
		this.#controller?.abort();
	}

	async delete(): Promise<void> {
		this.stop();
		const isGone = await this.files().delete(this.manifest);
		await this.refresh();
		this.#status = isGone ? { kind: 'idle' } : { kind: 'not-deleted' };
	}
}
