import { availableParallelism } from 'node:os';
import { calibrationSchema } from '#lib/domain/classification/calibration.ts';
import { scoreBatch } from '#lib/domain/score-batch.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ScoringTool } from '#lib/domain/verdict.ts';
import type { TextEmbedder } from '#lib/ports/text-model.ts';
import { openHarness } from '#scripts/browser/open-harness.ts';
import {
	loadClassifier,
	loadEmbedder,
	loadTokenizer,
	readToolManifest
} from '#scripts/models/node-models.ts';
import type { Scorer } from './classification.ts';

/** Texts in one message to the page. */
const SLICE = 2000;

export type OnProgress = (done: number, total: number) => void;

/** The product's models, wherever they run. */
export interface EvalModels {
	/** For the metrics file: what computed. */
	readonly runtime: { readonly name: string; readonly device: string; readonly workers: number };
	scorer(tool: ScoringTool): Promise<Scorer>;
	embedder(): Promise<TextEmbedder>;
	close(): Promise<void>;
}

export function nodeModels(onProgress: OnProgress): EvalModels {
	return {
		runtime: { name: `Node ${process.versions.node}`, device: 'cpu', workers: 1 },
		scorer: async (tool) => {
			const classifier = await loadClassifier(tool);
			const calibration = calibrationSchema.parse(readToolManifest(tool).calibration);
			return (texts) =>
				inSlices(texts, onProgress, (slice) =>
					scoreBatch(tool, slice, { classifier, calibration })
				);
		},
		embedder: () => loadEmbedder('minilm'),
		close: () => Promise.resolve()
	};
}

/** The same through the product's workers in Chromium. */
export async function browserModels(onProgress: OnProgress): Promise<EvalModels> {
	const opened = await openHarness();
	const { page, browser } = opened;
	const workers = Math.min(availableParallelism(), await page.evaluate(() => harness.poolSize));
	const open = (tool: ToolId) =>
		page.evaluate(([id, count]) => harness.openPool(id, count), [tool, workers] as const);

	return {
		runtime: { name: browser, device: 'wasm', workers },
		scorer: async (tool) => {
			await open(tool);
			return (texts) =>
				inSlices(texts, onProgress, (slice) =>
					page.evaluate(([id, own]) => harness.score(id, own), [tool, slice] as const)
				);
		},
		embedder: async () => {
			await open('job-match');
			const { maxTokens, dimensions = 0, name } = readToolManifest('job-match');
			const tokenizer = await loadTokenizer(name);
			return {
				maxTokens,
				dimensions,
				// A page answers later, counting cannot wait: the same tokenizer counts here.
				countTokens: (texts) => texts.map((text) => Math.max(0, tokenizer.encode(text).length - 2)),
				embed: async (texts) => {
					const vectors = await page.evaluate((own) => harness.embed(own), texts);
					return vectors.map((vector) => Float32Array.from(vector));
				}
			};
		},
		close: () => opened.close()
	};
}

/** So that a file of any size goes through, and tells how far it is. */
async function inSlices<T>(
	texts: readonly string[],
	onProgress: OnProgress,
	run: (slice: readonly string[]) => Promise<readonly T[]>
): Promise<T[]> {
	const answers: T[] = [];
	for (let from = 0; from < texts.length; from += SLICE) {
		for (const answer of await run(texts.slice(from, from + SLICE))) answers.push(answer);
		onProgress(answers.length, texts.length);
	}
	return answers;
}
