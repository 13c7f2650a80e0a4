import { describe, expect, it } from 'vitest';
import { BagEmbedder } from '#lib/domain/summary/bag-embedder.fixture.ts';
import { evaluateSummaries } from './summary.ts';

const ARTICLE = [
	'(CNN)This is how the day in the town began.',
	'The harbour of the town was closed by the storm.',
	'It was a day that the people there will not forget.',
	'The storm in the harbour of the town did damage to the ferries.',
	'The ferries of the town stay in the harbour until the storm ends.'
].join(' ');

describe('evaluateSummaries', () => {
	it('scores the summaries and the leads of all rows', async () => {
		const lead = ARTICLE.replace('(CNN)', '').split('. ').slice(0, 3).join('.\n');
		const models = { embedder: new BagEmbedder() };
		const seen: number[] = [];
		const metrics = await evaluateSummaries([{ article: ARTICLE, reference: lead }], models, {
			onRow: (done) => seen.push(done)
		});
		expect(metrics).toMatchObject({ rows: 1 });
		expect(metrics.lead3.rouge1).toBeCloseTo(100);
		expect(metrics.lead3.rougeLsum).toBeCloseTo(100);
		expect(metrics.rouge1).toBeLessThan(100);
		expect(metrics.rouge1).toBeGreaterThan(20);
		expect(seen).toEqual([1]);
	});

	it('measures tightened summaries and leads beside whole ones', async () => {
		const models = { embedder: new BagEmbedder() };
		const article = ARTICLE.replaceAll('the town ', 'the town (on the coast) ');
		const rows = [{ article, reference: 'The harbour of the town was closed by the storm.' }];
		const plain = await evaluateSummaries(rows, models);
		const tight = await evaluateSummaries(rows, models, { tighten: true });
		expect(tight.whole).toMatchObject({ rouge1: plain.rouge1, words: plain.words });
		expect(tight.lead3).toEqual(plain.lead3);
		expect(tight.words).toBeLessThan(plain.words);
		expect(tight.lead3_tightened?.words).toBeLessThan(plain.lead3.words);
		expect(tight.tightened).toBeGreaterThan(0);
		expect(plain).not.toHaveProperty('tightened');
	});

	it('means over rows', async () => {
		const models = { embedder: new BagEmbedder() };
		const one = { article: 'Ships left the harbour.', reference: 'Ships left the harbour.' };
		const none = { article: 'Ships left the harbour.', reference: 'Tea.' };
		const metrics = await evaluateSummaries([one, none], models);
		expect(metrics.rouge2).toBeCloseTo(50);
		expect(metrics.lead3.rouge2).toBeCloseTo(50);
		expect((await evaluateSummaries([], models)).rouge1).toBe(0);
	});
});
