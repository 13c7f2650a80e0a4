import { describe, expect, it } from 'vitest';
import type { TextGenerator } from '#lib/ports/text-model.ts';
import { summaryInputSchema } from './summary-input.ts';
import { type SummaryResult, summaryResultSchema } from './summary-result.ts';
import { writeSummary } from './write-summary.ts';

/** Reads so many words at once; writes the first three of them, word by word. */
function fakeWriter(maxTokens: number): TextGenerator & { readonly read: string[] } {
	const words = (text: string) => text.split(/\s+/u).filter((word) => word !== '');
	const read: string[] = [];
	return {
		read,
		maxTokens,
		countTokens: (texts) => texts.map((text) => words(text).length),
		async generate(text, _, { signal, onToken } = {}) {
			if (words(text).length > maxTokens - 2) throw new RangeError('too long');
			read.push(text);
			const written: string[] = [];
			for (const word of words(text).slice(0, 3)) {
				signal?.throwIfAborted();
				written.push(word);
				onToken?.(written.join(' '), written.length);
				await Promise.resolve();
			}
			return { ids: [], text: written.join(' ') };
		}
	};
}

const sentence = (name: string) => `${name} stood beside the old river gate that morning.`;
const LONG = ['Anna', 'Bertram', 'Clara', 'Dorian', 'Edith', 'Felix'].map(sentence).join('\n\n');
const input = (text: string) => summaryInputSchema.parse({ text });

describe('writeSummary', () => {
	it('writes one text about a text that is read at once, and shows it word by word', async () => {
		const shown: string[] = [];
		const result = await writeSummary(input(sentence('Anna')), fakeWriter(30), {}, (partial) =>
			shown.push(partial.text)
		);
		expect(summaryResultSchema.parse(structuredClone(result))).toEqual(result);
		expect(shown).toEqual(['Anna', 'Anna stood', 'Anna stood beside']);
		expect(result).toMatchObject({ method: 'generative', text: 'Anna stood beside', parts: [] });
	});

	it('reads a long text in chunks, shows what it made of each, and puts them together', async () => {
		const writer = fakeWriter(24);
		const partials: SummaryResult[] = [];
		const result = await writeSummary(input(LONG), writer, {}, (partial) => partials.push(partial));
		const parts = result.parts ?? [];
		expect(parts.map(({ text }) => text)).toEqual([
			'Anna stood beside',
			'Clara stood beside',
			'Edith stood beside'
		]);
		// Whole sentences, and all of them.
		expect(parts.map(({ span }) => LONG.slice(span.start, span.end)).join('\n\n')).toBe(LONG);
		expect(writer.read.at(-1)).toContain('Clara stood beside');
		expect(result.text).toBe('Anna stood beside');
		expect(partials.find(({ parts: shown }) => shown?.length === 2)?.text).toBe('');
	});

	it('gives back what it has where putting together no longer shortens', async () => {
		const stubborn = {
			...fakeWriter(24),
			generate: () => Promise.resolve({ ids: [], text: LONG.slice(0, 110) })
		};
		const result = await writeSummary(input(LONG), stubborn);
		expect(result.text.length).toBeGreaterThan(200);
	});

	it('tells how far it is, never more than all of it', async () => {
		const steps: number[] = [];
		await writeSummary(input(LONG), fakeWriter(24), {
			onProgress: (done, total) => steps.push(done / total)
		});
		expect(steps).toEqual([...steps].sort((a, b) => a - b));
		expect(steps.every((share) => share > 0 && share <= 1)).toBe(true);
	});

	it('reads a sentence longer than the model can as pieces', async () => {
		const writer = fakeWriter(12);
		await writeSummary(input('word '.repeat(60)), writer);
		expect(writer.read.length).toBeGreaterThan(5);
	});
});
