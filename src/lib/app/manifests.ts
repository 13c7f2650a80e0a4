import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import fakeNews from '#models/fake-news/manifest.json';
import minilm from '#models/minilm/manifest.json';
import sentiment from '#models/sentiment/manifest.json';

const MANIFESTS = {
	sentiment: shipped(sentiment),
	'fake-news': shipped(fakeNews),
	minilm: shipped(minilm)
} as const;

export const ALL_MANIFESTS: readonly ModelManifest[] = Object.values(MANIFESTS);

/** The model that a tool runs on. */
export function manifestOf(tool: ToolId): ModelManifest {
	const found = TOOLS.find(({ id }) => id === tool);
	if (!found) throw new RangeError(`No such tool: ${tool}`);
	return MANIFESTS[found.model];
}

/**
 * They come with the app, so a test holds them to `manifestSchema`, not every page: the schema's code alone is a
 * quarter of the first page.
 */
function shipped(manifest: unknown): ModelManifest {
	if (!isShipped(manifest)) throw new TypeError('A manifest of another version is in this build.');
	return manifest;
}

function isShipped(manifest: unknown): manifest is ModelManifest {
	return (
		typeof manifest === 'object' &&
		manifest !== null &&
		'schema' in manifest &&
		manifest.schema === 1
	);
}
