import { availableParallelism } from 'node:os';
import type { Page } from '@playwright/test';
import type { TextEmbedder } from '#lib/ports/text-model.ts';
import { openHarness } from '#scripts/browser/open-harness.ts';
import { loadEmbedder, loadTokenizer } from '#scripts/models/node-models.ts';
import type { Effort } from './effort.ts';
import { type BenchResult, round, summarize } from './statistics.ts';
import { TextMaker } from './texts.ts';

const MODEL = 'minilm';
const SHAPES = [
	[1, 20],
	[1, 128],
	[32, 20],
	[32, 128]
] as const;

/** Both sides of the batches get two cores: two workers of one thread here, two threads there. */
const CORES = 2;

/** As a tool's page starts its worker. */
const MOST_THREADS = 4;

export interface Throughput {
	readonly results: readonly BenchResult[];
	readonly ratios: Readonly<Record<string, number>>;
	readonly browser: string;
}

/**
 * The browser's pipeline and onnxruntime-node on the same model and texts, from text to unit vector. The two
 * take turns, so that whatever else the machine does meets both; every text is new, so that neither
 * remembers its tokens.
 */
export async function measureThroughput(
	effort: Effort,
	log: (line: string) => void
): Promise<Throughput> {
	const maker = new TextMaker(await loadTokenizer(MODEL));
	const harness = await openHarness();
	const results: BenchResult[] = [];
	const ratios: Record<string, number> = {};
	try {
		const threads = Math.min(availableParallelism(), MOST_THREADS);
		const natives = {
			single: await loadEmbedder(MODEL, { threads }),
			batch: await loadEmbedder(MODEL, { threads: CORES })
		};
		for (const [count, tokens] of SHAPES) {
			const isSingle = count === 1;
			await openModel(harness.page, isSingle, threads);
			const native = isSingle ? natives.single : natives.batch;
			const repeats = isSingle ? effort.singles : effort.batches;
			const browserMs: number[] = [];
			const nativeMs: number[] = [];
			for (let turn = -effort.warmUps; turn < repeats; turn += 1) {
				const texts = maker.batch(count, tokens);
				const inBrowser = await harness.page.evaluate(
					(own) => globalThis.harness.timeEmbed(own),
					texts
				);
				const inNode = await timeEmbed(native, texts);
				if (turn < 0) continue;
				browserMs.push(inBrowser);
				nativeMs.push(inNode);
			}
			const shape = `${count}x${tokens}`;
			const browser = summarize(`browser_embed_ms_${shape}`, 'ms', browserMs);
			const node = summarize(`native_embed_ms_${shape}`, 'ms', nativeMs);
			results.push(browser, node);
			ratios[`browser_over_native_${shape}`] = round(browser.median / node.median);
			log(`${shape}: browser ${browser.median.toFixed(1)} ms, native ${node.median.toFixed(1)} ms`);
		}
		const long = await measureLongJob(harness.page, maker, effort, threads);
		results.push(...long);
		const [batched, oneByOne] = long;
		ratios.one_by_one_over_batched_1000 = round(oneByOne.median / batched.median);
		log(`${effort.rows} rows: batched ${batched.median} ms, one by one ${oneByOne.median} ms`);
		return { results, ratios, browser: harness.browser };
	} finally {
		await harness.close();
	}
}

/** Many rows of mixed length: batched over the pool, and one call after the other on a page's worker. */
async function measureLongJob(
	page: Page,
	maker: TextMaker,
	{ rows, longJobs }: Effort,
	threads: number
): Promise<[BenchResult, BenchResult]> {
	const batchedMs: number[] = [];
	const oneByOneMs: number[] = [];
	for (let turn = 0; turn < longJobs; turn += 1) {
		const texts = maker.mixed(rows);
		await openModel(page, false, threads);
		await page.evaluate((own) => harness.timeEmbed(own), maker.mixed(64));
		batchedMs.push(await page.evaluate((own) => harness.timeEmbed(own), texts));
		await openModel(page, true, threads);
		await page.evaluate((own) => harness.timeOneByOne(own), maker.mixed(10));
		oneByOneMs.push(await page.evaluate((own) => harness.timeOneByOne(own), texts));
	}
	return [
		summarize(`browser_embed_ms_${rows}_rows_batched`, 'ms', batchedMs),
		summarize(`browser_embed_ms_${rows}_rows_one_by_one`, 'ms', oneByOneMs)
	];
}

async function openModel(page: Page, isSingle: boolean, threads: number): Promise<void> {
	if (isSingle) await page.evaluate((count) => harness.openSingle('summary', count), threads);
	else await page.evaluate((count) => harness.openPool('summary', count), CORES);
}

async function timeEmbed(embedder: TextEmbedder, texts: readonly string[]): Promise<number> {
	const started = performance.now();
	await embedder.embed(texts);
	return performance.now() - started;
}
