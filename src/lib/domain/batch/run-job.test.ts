import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import type { BatchScorer } from '#lib/ports/batch-scorer.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { BatchJob } from './batch-job.ts';
import { JobRows } from './job-rows.ts';
import { MemoryBatchStore } from './memory-batch-store.fixture.ts';
import { BlockBuilder } from './row-block.ts';
import type { RowAllowance } from './row-allowance.ts';
import type { RowInput } from './row-input.ts';
import type { RowResult } from './row-result.ts';
import { type RunDeps, runJob } from './run-job.ts';
import type { TableRow } from './tables/table-row.ts';

const ID = 'job';
const textOf = (input: RowInput) => (input.kind === 'text' ? input.text : input.resume);
const answerTo = (text: string): RowResult => ({ label: `label of ${text}`, score: text.length });

/** Answers by the text alone; a text with "bad" in it fails, one with "crash" takes its whole call down. */
class FakeScorer implements BatchScorer {
	readonly asked: string[] = [];
	/** Called before each answer is given. */
	onAnswer: () => void = () => undefined;

	modelOf() {
		return 'fake@1';
	}

	async score(
		...[, inputs, , run = {}]: Parameters<BatchScorer['score']>
	): ReturnType<BatchScorer['score']> {
		const results: RowResult[] = [];
		for (const [index, input] of inputs.entries()) {
			await Promise.resolve();
			if (run.signal?.aborted) return err({ kind: 'aborted' } as const);
			const text = textOf(input);
			this.asked.push(text);
			if (text.includes('crash')) return err({ kind: 'worker-crashed', message: '' } as const);
			this.onAnswer();
			const result = text.includes('bad') ? { error: 'bad text' } : answerTo(text);
			run.onResult?.(index, result);
			results.push(result);
		}
		return ok(results);
	}

	end() {
		// Nothing runs.
	}
}

const UNLIMITED: RowAllowance = {
	take: (count) => Promise.resolve(ok({ count, giveBack: () => Promise.resolve() }))
};

async function jobOf(texts: readonly string[], sealer: Sealer, store = new MemoryBatchStore()) {
	const rows = new JobRows(store, sealer);
	const job: BatchJob = {
		facts: {
			id: ID,
			owner: sealer.userId,
			tool: 'sentiment',
			createdAt: 0,
			state: { kind: 'running' },
			rows: 0,
			blocks: 0,
			done: 0,
			failed: 0,
			paid: 0,
			workedMs: 0
		},
		details: {
			name: 'table',
			columns: ['text'],
			carried: [true],
			input: { text: 0 },
			model: 'fake@1',
			issues: [],
			issueCount: 0,
			emptyLines: 0,
			hasCorrections: false
		}
	};
	await rows.add(job);
	const table = texts.map((text, index): TableRow => ({ line: index + 1, cells: [text] }));
	const builder = new BlockBuilder();
	for (const [index, block] of [...builder.push(table), ...builder.end()].entries()) {
		await rows.addRows(ID, index, block);
	}
	return { rows, store };
}

async function reopen(rows: JobRows): Promise<BatchJob> {
	const jobs = await rows.jobs();
	const job = jobs.ok ? jobs.value[0] : undefined;
	if (!job) throw new Error('the job is gone');
	return job;
}

async function run(
	rows: JobRows,
	changes: Partial<RunDeps> = {},
	signal = new AbortController().signal
) {
	const known = new Map<string, RowResult>();
	return runJob(
		await reopen(rows),
		{
			rows,
			scorer: new FakeScorer(),
			allowance: UNLIMITED,
			known: { get: (key) => known.get(key), set: (key, value) => known.set(key, value) },
			clock: { now: () => 0 },
			...changes
		},
		{ signal, onProgress: () => undefined, onBlock: () => undefined }
	);
}

async function resultsOf(rows: JobRows): Promise<(RowResult | null)[]> {
	const { facts } = await reopen(rows);
	const all: (RowResult | null)[] = [];
	for (let block = 0; block < facts.blocks; block += 1) {
		const results = await rows.results(ID, block);
		if (results.ok) all.push(...results.value);
	}
	return all;
}

function expected(text: string): RowResult {
	if (text.trim() === '')
		return { error: 'The text is empty.', fault: { kind: 'empty', what: 'text' } };
	if (text.includes('crash')) {
		return { error: 'The model stopped at this row, twice.', fault: { kind: 'crashed' } };
	}
	return text.includes('bad') ? { error: 'bad text' } : answerTo(text);
}

const text = fc.oneof(
	{ weight: 6, arbitrary: fc.integer({ min: 0, max: 400 }).map((n) => `text ${n}`) },
	{ weight: 1, arbitrary: fc.constantFrom('', '  ', 'bad one', 'crash', 'bad two', '\ud800', 'é') }
);
const texts = fc.array(text, { minLength: 1, maxLength: 700, size: 'max' });

describe('a job', async () => {
	const sealer = await new WebKeyVault(1).createTemporary('guest-1');

	it('gives every row its own result, in order, and computes equal texts once', async () => {
		await fc.assert(
			fc.asyncProperty(texts, async (all) => {
				const { rows } = await jobOf(all, sealer);
				const scorer = new FakeScorer();
				expect(await run(rows, { scorer })).toEqual({ kind: 'done' });
				expect(await resultsOf(rows)).toEqual(all.map(expected));
				const good = scorer.asked.filter((one) => !/bad|crash/.test(one));
				// A call that crashes takes what it had not answered down with it; nothing else is asked twice.
				if (!all.includes('crash')) expect(new Set(good).size).toBe(good.length);
				const { facts } = await reopen(rows);
				expect([facts.done, facts.failed]).toEqual([
					all.length,
					all.map(expected).filter((result) => 'error' in result).length
				]);
			}),
			{ numRuns: 40 }
		);
	});

	it('ends up the same wherever the power goes, and however often', async () => {
		await fc.assert(
			fc.asyncProperty(
				texts,
				fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 5 }),
				async (all, kills) => {
					const { rows, store } = await jobOf(all, sealer);
					for (const kill of kills) {
						// Some time into the run, as answers and writes come, everything is gone.
						let left = kill;
						const power = () => {
							left -= 1;
							if (left < 0) throw new Error('the power is gone');
						};
						store.beforeWrite = power;
						const scorer = new FakeScorer();
						scorer.onAnswer = power;
						await run(rows, { scorer }).catch(() => undefined);
						store.beforeWrite = () => undefined;
					}
					expect(await run(rows)).toEqual({ kind: 'done' });
					expect(await resultsOf(rows)).toEqual(all.map(expected));
					const { facts } = await reopen(rows);
					expect(facts.done).toBe(all.length);
				}
			),
			{ numRuns: 40 }
		);
	});

	it('keeps what is done when it is stopped, and asks for no row of it again', async () => {
		const all = Array.from({ length: 600 }, (_, index) => `text ${index}`);
		const { rows } = await jobOf(all, sealer);
		const stop = new AbortController();
		const scorer = new FakeScorer();
		scorer.onAnswer = () => {
			if (scorer.asked.length === 300) stop.abort();
		};
		expect(await run(rows, { scorer }, stop.signal)).toEqual({ kind: 'ended' });
		expect((await reopen(rows)).facts.done).toBe(300);
		const second = new FakeScorer();
		expect(await run(rows, { scorer: second })).toEqual({ kind: 'done' });
		expect(second.asked).toEqual(all.slice(300));
		expect(await resultsOf(rows)).toEqual(all.map(expected));
	});

	it('runs as many rows as the tier allows, pays none twice, and gives back what failed', async () => {
		const all = ['a', 'bad one', '', 'b', 'c', 'd', 'e'];
		const { rows } = await jobOf(all, sealer);
		let left = 4;
		const returned: number[] = [];
		const allowance: RowAllowance = {
			take: (count) => {
				if (left === 0) return Promise.resolve(err({ kind: 'none-left', until: 99 }));
				const granted = Math.min(count, left);
				left -= granted;
				const giveBack = (rows: number) => Promise.resolve(void returned.push(rows));
				return Promise.resolve(ok({ count: granted, giveBack }));
			}
		};
		expect(await run(rows, { allowance })).toEqual({ kind: 'waiting', until: 99 });
		expect((await reopen(rows)).facts).toMatchObject({ done: 5, failed: 2, paid: 4 });
		expect(returned).toEqual([1]);
		left = 10;
		expect(await run(rows, { allowance })).toEqual({ kind: 'done' });
		expect(left).toBe(8);
	});

	it('stops with a fault of the device, and goes on later', async () => {
		const { rows } = await jobOf(['a', 'b'], sealer);
		const scorer = new FakeScorer();
		scorer.score = () => Promise.resolve(err({ kind: 'network', file: 'model.onnx' } as const));
		expect(await run(rows, { scorer })).toEqual({
			kind: 'failed',
			error: { kind: 'network', file: 'model.onnx' }
		});
		expect(await run(rows)).toEqual({ kind: 'done' });
		expect(await resultsOf(rows)).toEqual(['a', 'b'].map(expected));
	});
});
