import { TOOLS } from '#lib/domain/tools.ts';
import { manifestSchema, type ModelManifest } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';

/** What the pages say about a model; plain data, so that it can stand in the prerendered page. */
export interface ModelFacts {
	readonly name: string;
	readonly title: string;
	readonly bytes: number;
	readonly base: string;
	readonly licence: string;
	readonly maxTokens: number;
	readonly metrics: ModelManifest['metrics'];
}

const manifests: Record<string, unknown> = import.meta.glob('/models/*/manifest.json', {
	eager: true,
	import: 'default'
});

/** Every model that ships, in the order of the tools, read while the pages are built. Throws on a manifest that breaks its schema. */
export function readModelFacts(): ModelFacts[] {
	return Object.values(manifests)
		.map((manifest) => manifestSchema.parse(manifest))
		.map((manifest) => ({
			name: manifest.name,
			title: manifest.title,
			bytes: totalBytes(manifest),
			base: manifest.base,
			licence: manifest.licence,
			maxTokens: manifest.maxTokens,
			metrics: manifest.metrics
		}))
		.toSorted((a, b) => firstTool(a.name) - firstTool(b.name));
}

function firstTool(model: string): number {
	return TOOLS.findIndex((tool) => tool.model === model);
}
