import type { JobInput } from '#lib/domain/batch/batch-job.ts';
import { failedBy } from '#lib/domain/batch/row-fault.ts';
import type { RowInput } from '#lib/domain/batch/row-input.ts';
import type { RowResult } from '#lib/domain/batch/row-result.ts';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { toolResultSchemas } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ScoringTool, Verdict } from '#lib/domain/verdict.ts';
import type { BatchRun, BatchScorer } from '#lib/ports/batch-scorer.ts';
import type { WorkerPool } from './worker-pool.ts';

export interface PoolBatchScorerOptions {
	readonly modelOf: (tool: ToolId) => ModelManifest;
	readonly newPool: (tool: ToolId) => WorkerPool;
}

type Outcome = Result<readonly RowResult[], InferenceError>;

/** Rows over a pool of workers; the pool of one model at a time, as each worker holds a model of its own. */
export class PoolBatchScorer implements BatchScorer {
	#pool: { readonly model: string; readonly workers: WorkerPool } | undefined;

	constructor(private readonly options: PoolBatchScorerOptions) {}

	modelOf(tool: ToolId): string {
		const { id, revision } = this.options.modelOf(tool);
		return `${id}@${revision}`;
	}

	score(
		tool: ToolId,
		inputs: readonly RowInput[],
		options: JobInput,
		run: BatchRun = {}
	): Promise<Outcome> {
		if (!isSecureContext) return Promise.resolve(err({ kind: 'insecure-context' }));
		switch (tool) {
			case 'sentiment':
			case 'fake-news':
				return this.#classify(tool, inputs, run);
			case 'summary':
			case 'job-match':
				return this.#analyze(tool, inputs, options, run);
		}
	}

	end(): void {
		this.#pool?.workers.end();
		this.#pool = undefined;
	}

	async #classify(
		tool: ScoringTool,
		inputs: readonly RowInput[],
		{ signal, onResult }: BatchRun
	): Promise<Outcome> {
		const texts = inputs.map((input) => (input.kind === 'text' ? input.text : ''));
		const verdicts = await this.#poolFor(tool).score(tool, texts, {
			signal,
			onAnswer: (index, verdict) => onResult?.(index, resultOf(tool, verdict))
		});
		return verdicts.ok ? ok(verdicts.value.map((verdict) => resultOf(tool, verdict))) : verdicts;
	}

	async #analyze(
		tool: 'summary' | 'job-match',
		inputs: readonly RowInput[],
		options: JobInput,
		{ signal, onResult }: BatchRun
	): Promise<Outcome> {
		const asked = inputs.map((input) => toToolInput(input, options));
		const answers = await this.#poolFor(tool).analyzeEach(tool, asked, {
			signal,
			onAnswer: (index, answer) => onResult?.(index, readAnswer(tool, answer))
		});
		return answers.ok ? ok(answers.value.map((answer) => readAnswer(tool, answer))) : answers;
	}

	#poolFor(tool: ToolId): WorkerPool {
		const model = this.modelOf(tool);
		if (this.#pool?.model !== model) {
			this.#pool?.workers.end();
			this.#pool = { model, workers: this.options.newPool(tool) };
		}
		return this.#pool.workers;
	}
}

/** As the tool's page states it: of a mood the probability of the stronger side, of news that of the unreliable kind. */
function resultOf(tool: ScoringTool, { label, probability }: Verdict): RowResult {
	const score = tool === 'sentiment' ? Math.max(probability, 1 - probability) : probability;
	return { label, score };
}

function toToolInput(
	input: RowInput,
	{ length = 'medium', form = 'paragraph', tighten }: JobInput
) {
	return input.kind === 'text'
		? { text: input.text, length, form, tighten }
		: { resumes: [{ id: 'resume', text: input.resume }], jobs: [{ id: 'job', text: input.job }] };
}

function readAnswer(
	tool: 'summary' | 'job-match',
	answer: Result<unknown, InferenceError>
): RowResult {
	if (!answer.ok) return failedBy(answer.error);
	if (tool === 'summary') {
		const summary = toolResultSchemas[tool].safeParse(answer.value);
		if (!summary.success) return { error: 'The answer has an unexpected shape.' };
		const { tooShort, compression, text } = summary.data;
		return { label: tooShort ? 'kept whole' : 'summarized', score: compression, text };
	}
	const matched = toolResultSchemas[tool].safeParse(answer.value);
	const match = matched.success ? matched.data.matches[0] : undefined;
	if (!match) return { error: 'The answer has an unexpected shape.' };
	return { label: match.band, score: match.score };
}
