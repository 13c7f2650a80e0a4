import type { InstallError } from '#lib/domain/models/install-error.ts';
import type { InstallPlan } from '#lib/domain/models/install-record.ts';
import type { ModelServices } from '#lib/ports/model-services.ts';
import type { ModelSource } from '#lib/ports/model-source.ts';

/** Speed is taken over this long: shorter jumps, longer lags. */
const SPEED_WINDOW_MS = 4000;

export type InstallStatus =
	| { readonly kind: 'idle' }
	| { readonly kind: 'running' }
	| { readonly kind: 'paused' }
	/** Another tab does it. */
	| { readonly kind: 'elsewhere' }
	| { readonly kind: 'failed'; readonly error: InstallError }
	| { readonly kind: 'done' };

interface Sample {
	readonly at: number;
	readonly bytes: number;
}

/** One model on its way to this device. */
export class ModelInstall {
	#status = $state.raw<InstallStatus>({ kind: 'idle' });
	#kept = $state(0);
	#total = $state<number>();
	#speed = $state<number>();
	#controller: AbortController | undefined;
	#samples: Sample[] = [];

	constructor(
		readonly plan: InstallPlan,
		private readonly services: ModelServices,
		private readonly now: () => number = () => performance.now()
	) {}

	get status(): InstallStatus {
		return this.#status;
	}

	/** Bytes on this device. */
	get kept(): number {
		return this.#kept;
	}

	/** Undefined while sizes are not known. */
	get total(): number | undefined {
		return this.#total;
	}

	/** Bytes a second over the last few seconds; undefined at the beginning. */
	get speed(): number | undefined {
		return this.#speed;
	}

	/** Looks at what an earlier visit has left. */
	async look(): Promise<void> {
		let kept = 0;
		for (const { path } of this.plan.files) {
			kept += (await this.services.store.part(this.plan.key, path)).bytes;
		}
		this.#kept = kept;
		const sizes = this.plan.files.flatMap(({ bytes }) => bytes ?? []);
		const isKnown = sizes.length === this.plan.files.length;
		this.#total = isKnown ? sizes.reduce((sum, bytes) => sum + bytes, 0) : undefined;
		if (this.#status.kind === 'idle') this.#status = { kind: 'paused' };
	}

	/** Begins, or goes on. Answers whether the model is whole now. */
	async run(source: ModelSource): Promise<boolean> {
		if (this.#controller) return false;
		const controller = new AbortController();
		this.#controller = controller;
		this.#samples = [];
		this.#speed = undefined;
		this.#status = { kind: 'running' };
		const outcome = await this.services.install(this.plan, source, {
			signal: controller.signal,
			onProgress: (kept, total) => {
				this.#kept = kept;
				this.#total = total;
				this.#measure(kept);
			}
		});
		this.#controller = undefined;
		if (!outcome) this.#status = { kind: controller.signal.aborted ? 'paused' : 'elsewhere' };
		else if (outcome.ok) this.#status = { kind: 'done' };
		else if (outcome.error.kind === 'aborted') this.#status = { kind: 'paused' };
		else this.#status = { kind: 'failed', error: outcome.error };
		return outcome?.ok ?? false;
	}

	pause(): void {
		this.#controller?.abort();
	}

	#measure(bytes: number): void {
		const at = this.now();
		this.#samples = [...this.#samples, { at, bytes }].filter(
			(sample) => at - sample.at <= SPEED_WINDOW_MS
		);
		const [first] = this.#samples;
		if (first && at - first.at > 500) {
			this.#speed = Math.max(0, ((bytes - first.bytes) / (at - first.at)) * 1000);
		}
	}
}
