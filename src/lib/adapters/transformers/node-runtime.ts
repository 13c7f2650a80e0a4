import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { env } from '@huggingface/transformers';
import { type ModelManifest, manifestSchema } from '#lib/domain/models/manifest.ts';

/**
 * Prepares transformers.js in Node, before the first session: models come from a folder, never from a network.
 *
 * @param models folder that holds the models' folders
 */
export function configureNodeRuntime(models: string): void {
	env.allowRemoteModels = false;
	env.allowLocalModels = true;
	env.localModelPath = models;
	env.useFSCache = false;
}

/** Throws where there is no such model or its manifest is none. */
export function readManifest(models: string, name: string): ModelManifest {
	return manifestSchema.parse(
		JSON.parse(readFileSync(join(models, name, 'manifest.json'), 'utf8'))
	);
}
