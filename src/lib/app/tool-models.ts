import { CacheModelStore } from '#lib/adapters/model-files/cache-model-store.ts';
import { localModelChoices } from '#lib/adapters/browser/local-model-choices.ts';
import type { ToolModelChoice } from '#lib/adapters/workers/worker-tool-runner.ts';
import type { InstallRecord } from '#lib/domain/models/install-record.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { BROWSER_MODEL, type ModelChoices } from '#lib/domain/models/model-choices.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import { manifestOf } from './manifests.ts';

/** The model of each tool: the one that the user chose, while it is whole and here; else the built-in one. */
export class ToolModels implements ToolModelChoice {
	#records: readonly InstallRecord[] = [];
	#choices: ModelChoices = { tools: {} };
	readonly #store = new CacheModelStore();

	async reload(): Promise<void> {
		this.#choices = localModelChoices.read();
		this.#records = await this.#store.records();
	}

	modelOf(tool: ToolId): ModelManifest {
		const key = this.#choices.tools[tool];
		const manifest = this.#records.find(({ plan }) => plan.key === key)?.manifest;
		return manifest?.installed?.tools.includes(tool) ? manifest : manifestOf(tool);
	}

	usesBrowser(tool: ToolId): boolean {
		return tool === 'summary' && this.#choices.tools[tool] === BROWSER_MODEL;
	}

	canaryOf(name: string): InstallRecord['canary'] {
		return this.#records.find(({ plan }) => plan.key === name)?.canary;
	}
}
