import { availableParallelism } from 'node:os';
import { openHarness } from '#scripts/browser/open-harness.ts';
import { loadTokenizer } from '#scripts/models/node-models.ts';
import type { Effort } from './effort.ts';
import { type BenchResult, round, summarize } from './statistics.ts';
import { TextMaker } from './texts.ts';

/** As a tool's page starts its worker. */
const MOST_THREADS = 4;

/** Of the rows with duplicates, so many say what one of the others says: as reviews, tickets and tweets do. */
const DUPLICATE_SHARE = 0.4;

/** The naive loop is measured on so many rows at most, spread over all: it has the same pace throughout. */
const NAIVE_ROWS = 500;

export interface BatchBench {
	readonly results: readonly BenchResult[];
	readonly ratios: Readonly<Record<string, number>>;
}

/**
 * Rows a second of a batch job's own code over the pool, against one text after the other with nothing remembered, on
 * the same mixed rows in one run; with equal rows among them and without.
 */
export async function measureBatch(
	{ batchRows }: Effort,
	log: (line: string) => void
): Promise<BatchBench> {
	const maker = new TextMaker(await loadTokenizer('sentiment'));
	const harness = await openHarness();
	const { page } = harness;
	const results: BenchResult[] = [];
	const ratios: Record<string, number> = {};
	try {
		const threads = Math.min(availableParallelism(), MOST_THREADS);
		for (const count of batchRows) {
			for (const kind of ['distinct', 'duplicates'] as const) {
				const distinct = maker.mixed(
					kind === 'distinct' ? count : Math.round(count * (1 - DUPLICATE_SHARE))
				);
				const texts = Array.from(
					{ length: count },
					(_, row) => distinct[(row * 7) % distinct.length] ?? ''
				);
				const step = Math.max(1, Math.floor(count / NAIVE_ROWS));
				const some = texts.filter((_, row) => row % step === 0);
				await page.evaluate(
					(workers) => globalThis.harness.openPool('sentiment', workers),
					threads
				);
				await page.evaluate((own) => globalThis.harness.timeBatch(own), maker.mixed(32));
				const batchSeconds = await page.evaluate((own) => globalThis.harness.timeBatch(own), texts);
				await page.evaluate((own) => globalThis.harness.openSingle('sentiment', own), threads);
				await page.evaluate((own) => globalThis.harness.timeNaive(own), maker.mixed(5));
				const naiveSeconds = await page.evaluate((own) => globalThis.harness.timeNaive(own), some);
				const batch = count / batchSeconds;
				const naive = some.length / naiveSeconds;
				results.push(
					summarize(`batch_rows_per_second_${count}_${kind}`, 'rows/s', [batch]),
					summarize(`naive_rows_per_second_${count}_${kind}`, 'rows/s', [naive])
				);
				ratios[`batch_over_naive_${count}_${kind}`] = round(batch / naive);
				log(`${count} rows, ${kind}: ${batch.toFixed(1)} rows/s, naive ${naive.toFixed(1)} rows/s`);
			}
		}
		return { results, ratios };
	} finally {
		await harness.close();
	}
}
