import { type ModelManifest, manifestSchema } from '#lib/domain/models/manifest.ts';
import { type ModelName, toolCalls } from '#lib/protocol/tool-calls.ts';
import fakeNews from '#models/fake-news/manifest.json';
import minilm from '#models/minilm/manifest.json';
import sentiment from '#models/sentiment/manifest.json';
import { type Engine, loadEngine } from './engine.ts';
import { serveCalls } from './serve-calls.ts';
import { workerEnd } from './worker-end.ts';

/** The checksums are part of the app's build: a server cannot swap a model behind its back. */
const MANIFESTS: Readonly<Record<ModelName, unknown>> = {
	'fake-news': fakeNews,
	minilm,
	sentiment
};

let engine: Engine | undefined;

serveCalls(workerEnd(), toolCalls, {
	load: async (params, context) => {
		const manifest: ModelManifest = manifestSchema.parse(MANIFESTS[params.model]);
		engine = await loadEngine(manifest, params, context);
		return engine.info;
	},
	embed: ({ texts }, context) => embedder().embed(texts, toRunOptions(context))
});

function embedder() {
	if (!engine?.embedder) throw new Error('This worker has no embedding model loaded.');
	return engine.embedder;
}

function toRunOptions({ signal, onProgress }: Parameters<typeof loadEngine>[2]) {
	return {
		signal,
		onProgress: (done: number, total: number) => {
			onProgress({ stage: 'run', done, total });
		}
	};
}
