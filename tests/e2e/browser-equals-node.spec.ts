import { expect, test } from '@playwright/test';
import { calibrationSchema } from '#lib/domain/classification/calibration.ts';
import { dot } from '#lib/domain/inference/vectors.ts';
import type { Verdict } from '#lib/domain/verdict.ts';
import { browserModels, type EvalModels, nodeModels } from '#scripts/eval/models.ts';
import { readToolManifest } from '#scripts/models/node-models.ts';

/** Two runtimes round floats otherwise, and now and then a step of 8 bits falls to the other side. */
const LEAST_COSINE = 0.999;

/** A probability this near to a border may fall on either side of it, for the same reason. */
const BORDER_WIDTH = 0.02;

const SUBJECTS = [
	'The hotel by the harbour',
	'My new headphones',
	'The second season',
	'The train to the coast',
	'Our waiter',
	'The bakery on the corner',
	'This vacuum cleaner',
	'The city council',
	'The museum of clocks',
	'The last update'
];
const VERBS = ['was', 'turned out', 'remains', 'is, by all accounts,'];
const JUDGEMENTS = [
	'wonderful',
	'dull and overpriced',
	'exactly as described',
	'a sad waste',
	'fine'
];
const ENDINGS = [
	'.',
	', and I would choose it again tomorrow without a second thought.',
	'; according to a report published on Tuesday, 14 others were counted in the same week.',
	', which nobody is telling you, because they do not want you to know!',
	'. We stayed until it closed. Then it rained.'
];

/** 200 of the 1,000 sentences that the parts make, of 5 to 30 words. */
const TEXTS = Array.from({ length: 200 }, (_, index) => {
	const pick = (parts: readonly string[], stride: number) =>
		parts[Math.floor(index / stride) % parts.length] ?? '';
	return `${pick(SUBJECTS, 1)} ${pick(VERBS, 3)} ${pick(JUDGEMENTS, 10)}${pick(ENDINGS, 40)}`;
});

test.describe('200 rows in Chromium and in Node', () => {
	// One browser for all of them.
	test.describe.configure({ mode: 'default', timeout: 180_000 });
	let browser: EvalModels;
	const node = nodeModels(() => undefined);

	test.beforeAll(async () => {
		browser = await browserModels(() => undefined);
	});
	test.afterAll(async () => {
		await browser.close();
	});

	for (const tool of ['sentiment', 'fake-news'] as const) {
		test(`get the same labels from ${tool}`, async () => {
			const expected = await (await node.scorer(tool))(TEXTS);
			const given = await (await browser.scorer(tool))(TEXTS);
			expect(new Set(TEXTS).size).toBe(TEXTS.length);
			expect(new Set(expected.map(({ label }) => label)).size).toBeGreaterThan(1);

			const { threshold } = calibrationSchema.parse(readToolManifest(tool).calibration);
			const isClear = ({ probability }: Verdict) =>
				[threshold, 1 - threshold].every((border) => Math.abs(probability - border) > BORDER_WIDTH);
			const clear = expected.flatMap((verdict, row) => (isClear(verdict) ? [row] : []));
			expect(clear.length).toBeGreaterThan(20);
			expect(clear.map((row) => given[row]?.label)).toEqual(
				clear.map((row) => expected[row]?.label)
			);
			const others = TEXTS.filter((_, row) => given[row]?.label !== expected[row]?.label);
			expect(others.length).toBeLessThanOrEqual(TEXTS.length / 50);
		});
	}

	test('get the same embeddings', async () => {
		const expected = await (await node.embedder()).embed(TEXTS);
		const given = await (await browser.embedder()).embed(TEXTS);
		const cosines = expected
			.map((vector, row) => dot(vector, given[row] ?? new Float32Array()))
			.sort((a, b) => a - b);
		expect(cosines[0]).toBeGreaterThanOrEqual(LEAST_COSINE);
	});
});
