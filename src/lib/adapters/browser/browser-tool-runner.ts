import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { DevicePreference, LoadedModel } from '#lib/domain/inference/run-info.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { summaryInputSchema } from '#lib/domain/summary/summary-input.ts';
import { type ToolInputs, type ToolResults, toolResultSchemas } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { BrowserWriter } from '#lib/ports/browser-writer.ts';
import type { ToolAnswer, ToolModel, ToolRunner, ToolRunOptions } from '#lib/ports/tool-runner.ts';

/** The browser says neither which model it is nor where it runs. */
const MODEL: LoadedModel = {
	model: 'browser/summarizer',
	revision: 'unknown',
	dtype: 'unknown',
	device: 'browser',
	threads: 1,
	loadMs: 0
};

/**
 * Hands summaries to the browser's own model where the user chose it, and everything else on. Its answers are not
 * kept for later: another version of the browser would give others.
 */
export class BrowserToolRunner implements ToolRunner {
	constructor(
		private readonly inner: ToolRunner,
		private readonly writer: BrowserWriter,
		/** Whether the user chose the browser's model for this tool. */
		private readonly isChosen: (tool: ToolId) => boolean
	) {}

	async run<T extends ToolId>(
		tool: T,
		input: ToolInputs[T],
		options: ToolRunOptions<T> = {}
	): Promise<Result<ToolAnswer<T>, InferenceError>> {
		if (!this.isChosen(tool)) return this.inner.run(tool, input, options);
		const asked = summaryInputSchema.safeParse(input);
		if (!asked.success) return err({ kind: 'invalid-input', message: asked.error.message });
		const started = performance.now();
		const written = await this.writer.write(asked.data, {
			signal: options.signal,
			onPartial: (partial) => {
				const result = this.#parse(tool, partial);
				if (result) options.onPartial?.(result);
			}
		});
		if (!written.ok) return written;
		const result = this.#parse(tool, written.value);
		if (!result) return err({ kind: 'internal', message: 'The answer has an unexpected shape.' });
		const durationMs = performance.now() - started;
		return ok({ result, info: { model: MODEL, durationMs, isCached: false } });
	}

	async cached<T extends ToolId>(
		tool: T,
		input: ToolInputs[T]
	): Promise<ToolAnswer<T> | undefined> {
		return this.isChosen(tool) ? undefined : this.inner.cached(tool, input);
	}

	async countTokens(tool: ToolId, text: string): Promise<number | undefined> {
		return this.isChosen(tool) ? undefined : this.inner.countTokens(tool, text);
	}

	async modelOf(tool: ToolId): Promise<ToolModel | undefined> {
		return this.isChosen(tool)
			? { kind: 'browser', task: 'summarization' }
			: this.inner.modelOf(tool);
	}

	warm(tool: ToolId): void {
		if (!this.isChosen(tool)) this.inner.warm(tool);
	}

	forget(): void {
		this.inner.forget();
	}

	setDevice(device: DevicePreference): void {
		this.inner.setDevice(device);
	}

	modelsChanged(): Promise<void> {
		return this.inner.modelsChanged();
	}

	#parse<T extends ToolId>(tool: T, result: unknown): ToolResults[T] | undefined {
		const parsed = toolResultSchemas[tool].safeParse(result);
		return parsed.success ? parsed.data : undefined;
	}
}
