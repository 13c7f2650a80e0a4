import { type ModelManifest, manifestSchema } from '#lib/domain/models/manifest.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import fakeNews from '#models/fake-news/manifest.json';
import minilm from '#models/minilm/manifest.json';
import sentiment from '#models/sentiment/manifest.json';

const MANIFESTS = {
	sentiment: manifestSchema.parse(sentiment),
	'fake-news': manifestSchema.parse(fakeNews),
	minilm: manifestSchema.parse(minilm)
} as const;

export const ALL_MANIFESTS: readonly ModelManifest[] = Object.values(MANIFESTS);

/** The model that a tool runs on. */
export function manifestOf(tool: ToolId): ModelManifest {
	const found = TOOLS.find(({ id }) => id === tool);
	if (!found) throw new RangeError(`No such tool: ${tool}`);
	return MANIFESTS[found.model];
}
