import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { DevicePreference } from '#lib/domain/inference/run-info.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { ToolInputs } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ToolAnswer, ToolModel, ToolRunner, ToolRunOptions } from '#lib/ports/tool-runner.ts';
import { loadOnce } from './load-once.ts';

/** A runner whose code is fetched when a tool is first used: the first page needs none of it. */
export class LazyToolRunner implements ToolRunner {
	readonly #load: () => Promise<ToolRunner>;
	/** Once it is there. */
	#runner: ToolRunner | undefined;
	#device: DevicePreference | undefined;

	constructor(load: () => Promise<ToolRunner>) {
		this.#load = loadOnce(async () => {
			const runner = await load();
			if (this.#device !== undefined) runner.setDevice(this.#device);
			this.#runner = runner;
			return runner;
		});
	}

	async run<T extends ToolId>(
		tool: T,
		input: ToolInputs[T],
		options?: ToolRunOptions<T>
	): Promise<Result<ToolAnswer<T>, InferenceError>> {
		const runner = await this.#try();
		if (!runner) return err({ kind: 'network', file: 'a part of this app' });
		if (options?.signal?.aborted) return err({ kind: 'aborted' });
		return runner.run(tool, input, options);
	}

	async cached<T extends ToolId>(
		tool: T,
		input: ToolInputs[T]
	): Promise<ToolAnswer<T> | undefined> {
		return this.#runner?.cached(tool, input);
	}

	async countTokens(tool: ToolId, text: string): Promise<number | undefined> {
		return this.#runner?.countTokens(tool, text);
	}

	async modelOf(tool: ToolId): Promise<ToolModel | undefined> {
		return (await this.#try())?.modelOf(tool);
	}

	warm(tool: ToolId): void {
		void this.#try().then((runner) => runner?.warm(tool));
	}

	forget(): void {
		this.#runner?.forget();
	}

	setDevice(device: DevicePreference): void {
		this.#device = device;
		this.#runner?.setDevice(device);
	}

	async modelsChanged(): Promise<void> {
		await this.#runner?.modelsChanged();
	}

	async #try(): Promise<ToolRunner | undefined> {
		try {
			return this.#runner ?? (await this.#load());
		} catch {
			return undefined;
		}
	}
}
