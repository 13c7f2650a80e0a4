import { workerData } from 'node:worker_threads';
import { z } from 'zod';
import { analyze } from '#lib/domain/analyze.ts';
import { describeJobMatchError } from '#lib/domain/job-match/job-match-error-message.ts';
import { classifyNews } from '#lib/domain/fake-news/check-news.ts';
import { embedTexts } from '#lib/domain/job-match/embed-texts.ts';
import { classifySentiments } from '#lib/domain/sentiment/analyze-sentiment.ts';
import type { ScoringTool } from '#lib/domain/verdict.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import { TaskSwitch } from './task-switch.ts';
import { ModelProblem, ThreadModels } from './thread-models.ts';
import { type TaskAnswer, taskSchema, type WorkAnswer, type WorkItem } from './work-item.ts';

/** What the pool hands to every thread. */
export const threadDataSchema = z.object({ modelFolder: z.string(), threads: z.int().positive() });

let models: ThreadModels | undefined;

/** Runs inside a thread: one task at a time. What it throws ends the task, not the thread. */
export async function runTask(message: unknown): Promise<TaskAnswer> {
	const { items, stop } = taskSchema.parse(message);
	models ??= new ThreadModels(threadDataSchema.parse(workerData));
	const task = new TaskSwitch(stop);
	models.callWith((call) => task.inside(call));
	const run = { signal: task.signal, onProgress: () => task.check() };
	try {
		return { kind: 'done', answers: await answer(items, models, run) };
	} catch (cause) {
		if (task.signal.aborted) return { kind: 'stopped' };
		if (cause instanceof ModelProblem) return cause.problem;
		throw cause;
	}
}

async function answer(
	items: readonly WorkItem[],
	models: ThreadModels,
	run: RunOptions
): Promise<WorkAnswer[]> {
	const [first] = items;
	// A task without items loads the models ahead of the first request.
	if (!first) {
		await models.loadAll();
		return [];
	}
	switch (first.kind) {
		case 'verdict':
			return giveVerdicts(first.tool, textsOf(items), models, run);
		case 'vector':
			return giveVectors(textsOf(items), models, run);
		case 'analysis':
			return Promise.all(items.map((item) => giveAnalysis(item, models, run)));
	}
}

async function giveVerdicts(
	tool: ScoringTool,
	texts: readonly string[],
	models: ThreadModels,
	run: RunOptions
): Promise<WorkAnswer[]> {
	const { classified } = await models.ofTool(tool);
	switch (tool) {
		case 'sentiment': {
			const verdicts = await classifySentiments(texts, classified(), run);
			return verdicts.map((verdict) => ({ kind: tool, verdict }));
		}
		case 'fake-news': {
			const verdicts = await classifyNews(texts, classified(), run);
			return verdicts.map((verdict) => ({ kind: tool, verdict }));
		}
	}
}

async function giveVectors(
	texts: readonly string[],
	models: ThreadModels,
	run: RunOptions
): Promise<WorkAnswer[]> {
	const embedder = await models.embedder();
	const vectorOf = await embedTexts(texts, embedder, run);
	const tokens = embedder.countTokens(texts);
	return texts.map((text, index) => ({
		kind: 'vector',
		vector: [...vectorOf(text)],
		tokens: tokens[index] ?? 0
	}));
}

async function giveAnalysis(
	item: WorkItem,
	models: ThreadModels,
	run: RunOptions
): Promise<WorkAnswer> {
	if (item.kind !== 'analysis') throw new TypeError('Items of one task are of one kind.');
	const result = await analyze(item.tool, item.input, await models.ofTool(item.tool), run);
	return result.ok
		? { kind: 'analysis', result: result.value }
		: { kind: 'refused', message: describeJobMatchError(result.error) };
}

function textsOf(items: readonly WorkItem[]): string[] {
	return items.flatMap((item) => (item.kind === 'analysis' ? [] : [item.text]));
}
