import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { GenerationOptions, GenerationRules } from './generation-options.ts';
import { type DecoderStep, searchTokens } from './search.ts';
import { repeatedTokens } from './token-rules.ts';

const START = 0;
const END = 1;
const VOCABULARY = 5;
const rules: GenerationRules = {
	startToken: START,
	endToken: END,
	lengthPenalty: 1,
	stopsEarly: false
};
const options = (changed: Partial<GenerationOptions> = {}): GenerationOptions => ({
	beams: 1,
	minTokens: 0,
	maxTokens: 4,
	noRepeatNgram: 0,
	...changed
});

/** A language model whose logits depend on everything before, by a hash of `seed` and the tokens. */
function logitsOf(seed: number, ids: readonly number[]): Float32Array {
	let state = seed | 0;
	for (const id of ids) state = Math.imul(state ^ (id + 0x9e37), 0x85ebca6b);
	return Float32Array.from({ length: VOCABULARY }, (_, token) => {
		let hash = Math.imul(state ^ Math.imul(token + 1, 0x27d4eb2f), 0x165667b1);
		hash ^= hash >>> 15;
		return ((hash >>> 0) / 2 ** 32) * 6;
	});
}

/** Keeps the beams as a decoder keeps its cache: reordered by `parents`. */
function decoderOf(seed: number): DecoderStep {
	let beams: number[][] = [[]];
	return (tokens, parents) => {
		beams = tokens.map((token, at) => [...(beams[parents[at] ?? 0] ?? []), token]);
		return Promise.resolve(beams.map((ids) => logitsOf(seed, ids)));
	};
}

function meanLogProbability(seed: number, ids: readonly number[]): number {
	let sum = 0;
	for (let at = 1; at < ids.length; at++) {
		const row = logitsOf(seed, ids.slice(0, at));
		const total = Math.log(row.reduce((all, value) => all + Math.exp(value), 0));
		const isForced = at === 4;
		sum += isForced ? 0 : (row[ids[at] ?? 0] ?? 0) - total;
	}
	return sum / (ids.length - 1);
}

function allTexts(prefix: readonly number[] = [START]): number[][] {
	if (prefix.at(-1) === END && prefix.length > 1) return [[...prefix]];
	if (prefix.length === 4) return [[...prefix, END]];
	return Array.from({ length: VOCABULARY }, (_, token) => allTexts([...prefix, token])).flat();
}

describe('searchTokens', () => {
	it('takes the likeliest token at every step where there is one beam', async () => {
		const ids = await searchTokens({ step: decoderOf(7), options: options(), rules });
		ids.slice(1, -1).forEach((id, at) => {
			const row = logitsOf(7, ids.slice(0, at + 1));
			expect(row[id]).toBe(Math.max(...row));
		});
		expect(ids.length).toBeLessThanOrEqual(5);
	});

	it('finds the best of all texts where there are beams for all of them', async () => {
		await fc.assert(
			fc.asyncProperty(fc.integer(), async (seed) => {
				const found = await searchTokens({
					step: decoderOf(seed),
					options: options({ beams: VOCABULARY ** 3 }),
					rules
				});
				const best = Math.max(...allTexts().map((ids) => meanLogProbability(seed, ids)));
				expect(meanLogProbability(seed, found)).toBeCloseTo(best, 4);
			}),
			{ numRuns: 50 }
		);
	});

	it('keeps to lengths and never repeats an n-gram, whatever the model wants', async () => {
		const cases = fc.record({
			seed: fc.integer(),
			beams: fc.integer({ min: 1, max: 4 }),
			minTokens: fc.integer({ min: 0, max: 6 }),
			noRepeatNgram: fc.integer({ min: 2, max: 3 })
		});
		await fc.assert(
			fc.asyncProperty(cases, async ({ seed, ...chosen }) => {
				const given = options({ ...chosen, maxTokens: 8 });
				const ids = await searchTokens({ step: decoderOf(seed), options: given, rules });
				const text = ids.slice(1);
				expect(text.length).toBeGreaterThan(chosen.minTokens - 1);
				expect(text.length).toBeLessThanOrEqual(8);
				const runs = text
					.slice(0, -1)
					.map((_, at) => text.slice(at, at + chosen.noRepeatNgram).join())
					.filter((run) => run.split(',').length === chosen.noRepeatNgram);
				expect(new Set(runs).size).toBe(runs.length);
			})
		);
	});

	it('tells every token, and stops at the one after which it is told to', async () => {
		for (const beams of [1, 3]) {
			for (const last of [1, 2, 3]) {
				const controller = new AbortController();
				const told: number[][] = [];
				const run = searchTokens({
					step: decoderOf(3),
					options: options({ beams, minTokens: 4, maxTokens: 6 }),
					rules,
					signal: controller.signal,
					onTokens: (ids) => {
						told.push([...ids]);
						if (ids.length === last) controller.abort();
					}
				});
				await expect(run).rejects.toThrow();
				expect(told.map((ids) => ids.length)).toEqual(told.map((_, at) => at + 1));
				expect(told).toHaveLength(last);
			}
		}
	});

	it('begins with the token that the model forces', async () => {
		const forced = { ...rules, forcedFirstToken: 3 };
		for (const beams of [1, 4]) {
			const ids = await searchTokens({
				step: decoderOf(11),
				options: options({ beams }),
				rules: forced
			});
			expect(ids[1]).toBe(3);
		}
	});
});

describe('repeatedTokens', () => {
	it('names what would complete a run that stands there already', () => {
		expect(repeatedTokens([1, 2, 3, 1, 2], 3)).toEqual([3]);
		expect(repeatedTokens([1, 1], 2)).toEqual([1]);
		expect(repeatedTokens([1, 2], 3)).toEqual([]);
		expect(repeatedTokens([1, 2, 1, 2], 0)).toEqual([]);
	});
});
