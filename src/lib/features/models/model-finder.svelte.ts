import { findModel, type Known } from '#lib/domain/models/find-model.ts';
import type { InstallError } from '#lib/domain/models/install-error.ts';
import type { InstallPlan } from '#lib/domain/models/install-record.ts';
import { type FoundModel, makePlan, suggest, type Wanted } from '#lib/domain/models/make-plan.ts';
import type { ModelServices } from '#lib/ports/model-services.ts';
import type { ModelSource } from '#lib/ports/model-source.ts';

export type FinderStatus =
	| { readonly kind: 'idle' }
	| { readonly kind: 'looking' }
	| { readonly kind: 'found'; readonly model: FoundModel; readonly source: ModelSource }
	| { readonly kind: 'failed'; readonly error: InstallError };

/** Looks a model up at a source and lets the user say what the model itself does not. */
export class ModelFinder {
	#status = $state.raw<FinderStatus>({ kind: 'idle' });
	#wanted = $state.raw<Wanted>();
	#controller: AbortController | undefined;

	constructor(private readonly services: ModelServices) {}

	get status(): FinderStatus {
		return this.#status;
	}

	/** What the user has chosen so far. */
	get wanted(): Wanted | undefined {
		return this.#wanted;
	}

	/** Once nothing is left open. */
	get plan(): InstallPlan | undefined {
		return this.#status.kind === 'found' && this.#wanted
			? makePlan(this.#status.model, this.#wanted)
			: undefined;
	}

	change(changed: Partial<Wanted>): void {
		if (this.#wanted) this.#wanted = { ...this.#wanted, ...changed };
	}

	async lookAtHub(hub: string, model: string, known?: Partial<Known>): Promise<void> {
		const place = this.services.sources.atHub(hub, model.trim());
		if (place.ok) await this.look(place.value.source, { ...known, id: place.value.id });
		else this.#status = { kind: 'failed', error: place.error };
	}

	async look(source: ModelSource, known: Known): Promise<void> {
		this.#controller?.abort();
		const controller = new AbortController();
		this.#controller = controller;
		this.#status = { kind: 'looking' };
		const found = await findModel(source, known, controller.signal);
		if (this.#controller !== controller) return;
		if (!found.ok) {
			this.#status = { kind: 'failed', error: found.error };
			return;
		}
		const wanted = suggest(found.value);
		this.#wanted = wanted.ok ? wanted.value : undefined;
		this.#status = wanted.ok
			? { kind: 'found', model: found.value, source }
			: { kind: 'failed', error: wanted.error };
	}

	reset(): void {
		this.#controller?.abort();
		this.#controller = undefined;
		this.#status = { kind: 'idle' };
		this.#wanted = undefined;
	}
}
