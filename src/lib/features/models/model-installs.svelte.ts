import { SvelteMap } from 'svelte/reactivity';
import type { InstallPlan } from '#lib/domain/models/install-record.ts';
import type { ModelServices } from '#lib/ports/model-services.ts';
import type { ModelSource } from '#lib/ports/model-source.ts';
import type { ModelCatalogue } from './model-catalogue.svelte.ts';
import { ModelInstall } from './model-install.svelte.ts';

/** The models that are on their way, also those that an earlier visit left half fetched. */
export class ModelInstalls {
	readonly #byKey = new SvelteMap<string, ModelInstall>();

	constructor(
		private readonly services: ModelServices,
		private readonly catalogue: ModelCatalogue
	) {}

	get open(): readonly ModelInstall[] {
		return [...this.#byKey.values()];
	}

	/** Takes up what the device holds by now, and forgets what it does not. */
	async look(): Promise<void> {
		const records = this.catalogue.records ?? [];
		for (const [key, { status }] of this.#byKey) {
			const record = records.find(({ plan }) => plan.key === key);
			if (status.kind !== 'running' && record?.manifest) this.#byKey.delete(key);
			if (!record && status.kind === 'paused') this.#byKey.delete(key);
		}
		for (const { plan, manifest } of records) {
			if (manifest || this.#byKey.has(plan.key)) continue;
			const install = new ModelInstall(plan, this.services);
			this.#byKey.set(plan.key, install);
			await install.look();
		}
	}

	async start(plan: InstallPlan, source: ModelSource): Promise<void> {
		this.#byKey.get(plan.key)?.pause();
		const install = new ModelInstall(plan, this.services);
		this.#byKey.set(plan.key, install);
		await this.#run(install, source);
	}

	/** At the address that the model came from. Folders have none: they are chosen again. */
	async resume(install: ModelInstall): Promise<void> {
		const { address, revision } = install.plan;
		if (address === undefined) return;
		const place = this.services.sources.atHub('', address, revision);
		if (place.ok) await this.#run(install, place.value.source);
	}

	pauseAll(): void {
		for (const install of this.#byKey.values()) install.pause();
	}

	async #run(install: ModelInstall, source: ModelSource): Promise<void> {
		const isWhole = await install.run(source);
		if (isWhole) this.#byKey.delete(install.plan.key);
		await this.catalogue.refresh();
		if (isWhole) await this.services.changed();
	}
}
