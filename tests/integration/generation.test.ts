import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Loaded } from '#lib/adapters/transformers/load-models.ts';
import { loadGenerator } from '#lib/adapters/transformers/load-generator.ts';
import type { TextGenerator } from '#lib/ports/text-model.ts';
import { beamReferences, readFixtures, reference, tinyBart } from '../support/tiny-bart.ts';

const { text, greedy_ids: expected, options } = reference;

setFlagsFromString('--expose-gc');

let loaded: Loaded<TextGenerator>;
beforeAll(async () => {
	readFixtures();
	loaded = await loadGenerator(tinyBart, { device: 'cpu', threads: 1 });
});

describe('a real BART in the layout of the hub', () => {
	it('writes the tokens that PyTorch writes, one after the other', async () => {
		const counts: number[] = [];
		const written = await loaded.model.generate(text, options, {
			onToken: (_, tokens) => counts.push(tokens)
		});
		expect(written.ids).toEqual(expected);
		expect(counts).toEqual(expected.slice(1).map((_, at) => at + 1));
	});

	it.each(beamReferences)('writes what the Python library writes with $options', async (row) => {
		expect((await loaded.model.generate(text, row.options)).ids).toEqual(row.ids);
	});

	it('stops after any token', async () => {
		for (const last of [1, 5, 23]) {
			const controller = new AbortController();
			let tokens = 0;
			const run = loaded.model.generate(text, options, {
				signal: controller.signal,
				onToken: (_, count) => {
					tokens = count;
					if (count === last) controller.abort();
				}
			});
			await expect(run).rejects.toThrow();
			expect(tokens).toBe(last);
		}
	});

	it('needs no more memory after fifty texts than after ten', async () => {
		const run = async (times: number) => {
			for (let at = 0; at < times; at++) await loaded.model.generate(text, options);
			// The flag makes it known to contexts that are made after it.
			runInNewContext('gc()');
			return process.memoryUsage().rss;
		};
		const early = await run(10);
		const late = await run(50);
		expect(late - early).toBeLessThan(10_000_000);
	});

	it('refuses a text that it cannot read whole', async () => {
		await expect(loaded.model.generate('word '.repeat(300), options)).rejects.toThrow(
			'split it first'
		);
	});
});
