import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type ModelManifest, manifestSchema } from '#lib/domain/models/manifest.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';

/** The models that come with the product. */
export const SHIPPED_MODELS = fileURLToPath(new URL('../../models/', import.meta.url));

/** Tools in front of their models, once each. */
export const MODEL_NAMES = [...new Set(TOOLS.map(({ model }) => model))];
export type ModelName = (typeof TOOLS)[number]['model'];

/** The model that embeds texts. */
export const EMBEDDER: ModelName = 'minilm';

/** The manifests of all models, read once: what a running server answers with never changes under it. */
export class ModelCatalogue {
	readonly #manifests: ReadonlyMap<ModelName, ModelManifest>;

	/** @param folder that holds the models' folders. Throws where a manifest is missing or broken. */
	constructor(readonly folder: string = SHIPPED_MODELS) {
		this.#manifests = new Map(
			MODEL_NAMES.map((name) => {
				const text = readFileSync(join(folder, name, 'manifest.json'), 'utf8');
				return [name, manifestSchema.parse(JSON.parse(text))];
			})
		);
	}

	get all(): readonly ModelManifest[] {
		return [...this.#manifests.values()];
	}

	manifest(name: ModelName): ModelManifest {
		const found = this.#manifests.get(name);
		if (!found) throw new RangeError(`No such model: ${name}`);
		return found;
	}

	ofTool(tool: ToolId): ModelManifest {
		return this.manifest(modelOf(tool));
	}
}

export function modelOf(tool: ToolId): ModelName {
	const found = TOOLS.find(({ id }) => id === tool);
	if (!found) throw new RangeError(`No such tool: ${tool}`);
	return found.model;
}
