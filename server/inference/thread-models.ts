import {
	type CallRuntime,
	loadClassifier,
	loadEmbedder
} from '#lib/adapters/transformers/load-models.ts';
import { configureNodeRuntime, readManifest } from '#lib/adapters/transformers/node-runtime.ts';
import type { ToolModels } from '#lib/domain/analyze.ts';
import { calibrated } from '#lib/domain/classification/calibrated.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { TextEmbedder } from '#lib/ports/text-model.ts';
import { EMBEDDER, MODEL_NAMES, modelOf, type ModelName } from './model-folder.ts';
import { verifyFiles } from './verify-files.ts';

type Problem = Extract<Awaited<ReturnType<typeof verifyFiles>>, { ok: false }>['error'];

/** Thrown where a model's files are not what its manifest says. */
export class ModelProblem extends Error {
	constructor(readonly problem: Problem) {
		super(problem.kind);
	}
}

interface Options {
	readonly modelFolder: string;
	/** Threads of ONNX Runtime. */
	readonly threads: number;
}

/** The models of one thread, each checked and loaded on first use and then kept. */
export class ThreadModels {
	readonly #loaded = new Map<ModelName, Promise<ToolModels>>();
	#call: CallRuntime = (call) => call();

	constructor(private readonly options: Options) {
		configureNodeRuntime(options.modelFolder);
	}

	/** How the task that runs now calls the runtime. */
	callWith(call: CallRuntime): void {
		this.#call = call;
	}

	async loadAll(): Promise<void> {
		for (const name of MODEL_NAMES) await this.#get(name);
	}

	ofTool(tool: ToolId): Promise<ToolModels> {
		return this.#get(modelOf(tool));
	}

	async embedder(): Promise<TextEmbedder> {
		return (await this.#get(EMBEDDER)).embedder();
	}

	#get(name: ModelName): Promise<ToolModels> {
		const known = this.#loaded.get(name);
		if (known) return known;
		const loading = this.#load(name);
		this.#loaded.set(name, loading);
		// A file that was put right is tried again.
		loading.catch(() => this.#loaded.delete(name));
		return loading;
	}

	async #load(name: ModelName): Promise<ToolModels> {
		const { modelFolder, threads } = this.options;
		const manifest = readManifest(modelFolder, name);
		const verified = await verifyFiles(modelFolder, manifest);
		if (!verified.ok) throw new ModelProblem(verified.error);
		const other = () => {
			throw new TypeError(`${name} is for ${manifest.task}.`);
		};
		const callRuntime: CallRuntime = (call) => this.#call(call);
		const options = { device: 'cpu', threads, callRuntime } as const;
		if (manifest.task === 'feature-extraction') {
			const { model } = await loadEmbedder(manifest, options);
			return { classified: other, embedder: () => model };
		}
		const { model } = await loadClassifier(manifest, options);
		const classified = calibrated(model, manifest);
		return { classified: () => classified, embedder: other };
	}
}
