import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BagEmbedder } from './bag-embedder.fixture.ts';
import { summarize } from './summarize.ts';
import { summaryInputSchema } from './summary-input.ts';
import { summaryResultSchema } from './summary-result.ts';

const STORY = [
	'LONDON (Reuters) - A storm closed the old harbour of the town for two days.',
	'All ferries had to stay in the harbour until the storm was over.',
	'By Jane Doe.',
	'"I have never seen such waves," said one of the captains.',
	'The storm closed the old harbour of the town for two whole days.',
	'A baker gave away his bread to the people on the pier.',
	'The ferries left the harbour again on the morning of Friday.',
	'Will this be a long winter for the town?'
];
const TEXT = STORY.join(' ');

describe('summarize', () => {
	it('chooses sentences and says where they stand', async () => {
		const result = await summarize(
			{ text: TEXT, length: 3, form: 'paragraph' },
			{ embedder: new BagEmbedder() }
		);
		expect(summaryResultSchema.parse(result)).toEqual(result);
		expect(JSON.parse(JSON.stringify(result))).toEqual(result);
		expect(result).toMatchObject({ method: 'extractive', tooShort: false, sourceSentences: 8 });
		expect(result.sentences.map(({ index }) => index)).toEqual([0, 1, 6]);
		expect(result.sentences.map(({ rank }) => rank).sort()).toEqual([1, 2, 3]);
		for (const { span, index } of result.sentences) {
			expect(TEXT.slice(span.start, span.end)).toBe(STORY[index]);
		}
		expect(result.text).toBe(
			`A storm closed the old harbour of the town for two days. ${STORY[1] ?? ''} ${STORY[6] ?? ''}`
		);
		expect(result.summaryWords).toBe(36);
		expect(result.compression).toBeCloseTo(36 / result.sourceWords);
	});

	it('makes key points and one line', async () => {
		const embedder = new BagEmbedder();
		const points = await summarize({ text: TEXT, length: 2, form: 'key-points' }, { embedder });
		expect(points.text.split('\n')).toHaveLength(2);
		expect(points.text).toMatch(/^- A storm closed/);
		const line = await summarize({ text: TEXT, length: 'long', form: 'one-line' }, { embedder });
		expect(line.text).toBe('A storm closed the old harbour of the town for two days.');
	});

	it('gives a text back whole that is too short, and does not load the model for it', async () => {
		const embedder = new BagEmbedder();
		const text = ' One sentence here.\n\nAnd another one. ';
		const result = await summarize({ text, length: 'medium', form: 'key-points' }, { embedder });
		expect(result).toMatchObject({
			tooShort: true,
			text: 'One sentence here.\n\nAnd another one.',
			compression: 1,
			summaryWords: 6
		});
		expect(result.sentences).toHaveLength(2);
		expect(embedder.calls).toEqual([]);
	});

	it('leaves asides out where told to, of sentences chosen and marked whole', async () => {
		const storm = 'However, the storm (the worst in years) closed the old harbour of the town.';
		const text = [storm, ...STORY.slice(1)].join(' ');
		const input = { text, length: 3, form: 'paragraph' } as const;
		const whole = await summarize(input, { embedder: new BagEmbedder() });
		const tight = await summarize({ ...input, tighten: true }, { embedder: new BagEmbedder() });
		expect(summaryResultSchema.parse(tight)).toEqual(tight);
		const [first, ...others] = tight.sentences;
		const shown = 'The storm closed the old harbour of the town.';
		expect(first).toEqual({ ...whole.sentences[0], text: shown, tightened: true });
		expect(first?.span).toEqual({ start: 0, end: storm.length });
		expect(others).toEqual(whole.sentences.slice(1));
		expect(tight.text).toBe(whole.text.replace(storm, shown));
		expect(tight.summaryWords).toBe(whole.summaryWords - 5);
	});

	it('gives a text that is too short back with its asides', async () => {
		const text = 'The storm (the worst in years) closed the old harbour of the town.';
		const input = { text, length: 3, form: 'paragraph', tighten: true } as const;
		const result = await summarize(input, { embedder: new BagEmbedder() });
		expect([result.text, result.sentences[0]?.text]).toEqual([text, text]);
	});

	it('reports progress and stops when told', async () => {
		const seen: [number, number][] = [];
		const input = { text: TEXT, length: 'short', form: 'paragraph' } as const;
		const models = { embedder: new BagEmbedder() };
		await summarize(input, models, { onProgress: (done, total) => seen.push([done, total]) });
		expect(seen).toEqual([[8, 8]]);
		const stopped = summarize(input, models, { signal: AbortSignal.abort() });
		await expect(stopped).rejects.toThrow('aborted');
	});

	it('keeps its promises on any text', async () => {
		const piece = fc.oneof(
			fc.constantFrom(...STORY, '\n\n', '\n- ', '😀', '\ud800', 'no end ', '?!', '1. '),
			fc.string({ unit: 'binary', maxLength: 8 })
		);
		const texts = fc
			.array(piece, { minLength: 1, maxLength: 30 })
			.map((pieces) => pieces.join(' '));
		await fc.assert(
			fc.asyncProperty(texts, fc.integer({ min: 1, max: 6 }), async (text, length) => {
				const result = await summarize(
					{ text, length, form: 'paragraph' },
					{ embedder: new BagEmbedder(20) }
				);
				summaryResultSchema.parse(result);
				if (!result.tooShort) expect(result.sentences).toHaveLength(length);
				let last = -1;
				for (const { index, span } of result.sentences) {
					expect(index).toBeGreaterThan(last);
					expect(text.slice(span.start, span.end).trim()).not.toBe('');
					last = index;
				}
			}),
			{ numRuns: 150 }
		);
	});
});

describe('summaryInputSchema', () => {
	it('fills in the defaults and refuses what cannot be summarised', () => {
		expect(summaryInputSchema.parse({ text: 'Hello.' })).toEqual({
			text: 'Hello.',
			length: 'medium',
			form: 'paragraph'
		});
		for (const bad of [{ text: ' \n' }, { text: 'a', length: 0 }, { text: 'a', length: 'huge' }]) {
			expect(summaryInputSchema.safeParse(bad).success).toBe(false);
		}
	});
});
