import type { InstallRecord } from '#lib/domain/models/install-record.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import {
	BROWSER_MODEL,
	type ModelChoices,
	type ModelSpeed,
	withModel,
	withoutModel
} from '#lib/domain/models/model-choices.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import type { ModelServices } from '#lib/ports/model-services.ts';

export type Measuring =
	{ readonly kind: 'running' } | { readonly kind: 'failed'; readonly error: InferenceError };

/** The models of this device and which tool uses which. */
export class ModelCatalogue {
	#records = $state.raw<readonly InstallRecord[]>();
	#choices = $state.raw<ModelChoices>({ tools: {} });
	#speeds = $state.raw<Readonly<Record<string, ModelSpeed>>>({});
	#measuring = $state.raw<Readonly<Record<string, Measuring>>>({});
	#controller: AbortController | undefined;

	constructor(
		private readonly services: ModelServices,
		/** Those that ship. */
		readonly builtIn: readonly ModelManifest[]
	) {}

	/** Undefined until the device has been asked. */
	get records(): readonly InstallRecord[] | undefined {
		return this.#records;
	}

	get hub(): string {
		return this.#choices.hub ?? this.services.sources.defaultHub;
	}

	get hasOwnHub(): boolean {
		return this.#choices.hub !== undefined;
	}

	speedOf({ name }: ModelManifest): ModelSpeed | undefined {
		return this.#speeds[name];
	}

	measuringOf({ name }: ModelManifest): Measuring | undefined {
		return this.#measuring[name];
	}

	async refresh(): Promise<void> {
		this.#choices = this.services.choices.read();
		this.#records = await this.services.store.records();
		const manifests = [...this.builtIn, ...this.#records.flatMap(({ manifest }) => manifest ?? [])];
		this.#speeds = Object.fromEntries(
			manifests.flatMap((manifest) => {
				const speed = this.services.speeds.read(manifest);
				return speed ? [[manifest.name, speed] as const] : [];
			})
		);
	}

	/** Keys of the models that a tool may use, beside the built-in one. */
	optionsOf(tool: ToolId): readonly ModelManifest[] {
		return (this.#records ?? []).flatMap(({ manifest }) =>
			manifest?.installed?.tools.includes(tool) ? manifest : []
		);
	}

	chosenFor(tool: ToolId): string | undefined {
		return this.#choices.tools[tool];
	}

	/** The tools that use a model now. */
	usersOf(manifest: ModelManifest): readonly ToolId[] {
		return TOOLS.filter(({ id, model }) => {
			const chosen = this.optionsOf(id).find(({ name }) => name === this.#choices.tools[id]);
			return chosen ? chosen.name === manifest.name : model === manifest.name && this.#isPlain(id);
		}).map(({ id }) => id);
	}

	async use(tool: ToolId, key: string | undefined): Promise<void> {
		this.#write(withModel(this.#choices, tool, key));
		await this.services.changed();
	}

	setHub(hub: string | undefined): void {
		const { tools } = this.#choices;
		this.#write(hub === undefined ? { tools } : { tools, hub });
	}

	async remove(key: string): Promise<void> {
		await this.services.store.remove(key);
		this.#write(withoutModel(this.#choices, key));
		await this.refresh();
		await this.services.changed();
	}

	async measure(manifest: ModelManifest): Promise<void> {
		const controller = new AbortController();
		this.#controller = controller;
		this.#setMeasuring(manifest.name, { kind: 'running' });
		const outcome = await this.services.measure(manifest, controller.signal);
		const isSilent = outcome.ok || outcome.error.kind === 'aborted';
		this.#setMeasuring(
			manifest.name,
			isSilent ? undefined : { kind: 'failed', error: outcome.error }
		);
		await this.refresh();
		// What it answered lets a graphics processor be checked from now on.
		if (outcome.ok && manifest.installed) await this.services.changed();
	}

	stopMeasuring(): void {
		this.#controller?.abort();
	}

	#isPlain(tool: ToolId): boolean {
		return !(tool === 'summary' && this.#choices.tools[tool] === BROWSER_MODEL);
	}

	#write(choices: ModelChoices): void {
		this.services.choices.write(choices);
		this.#choices = choices;
	}

	#setMeasuring(name: string, measuring: Measuring | undefined): void {
		const others = Object.entries(this.#measuring).filter(([other]) => other !== name);
		this.#measuring = Object.fromEntries(measuring ? [...others, [name, measuring]] : others);
	}
}
