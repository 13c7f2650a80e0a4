import { describe, expect, it } from 'vitest';
import { splitSentences } from '#lib/domain/text/sentences.ts';
import { BagEmbedder } from './bag-embedder.fixture.ts';
import { embedSentences } from './sentence-vectors.ts';
import { dot } from '#lib/domain/inference/vectors.ts';

describe('embedSentences', () => {
	it('gives a vector for every sentence, in order', async () => {
		const embedder = new BagEmbedder();
		const text = 'Ships left the harbour. Tea was served.\n\nNobody came.';
		const vectors = await embedSentences(text, splitSentences(text), embedder, {});
		const alone = await embedder.embed([
			'Ships left the harbour.',
			'Tea was served.',
			'Nobody came.'
		]);
		expect(vectors).toEqual(alone);
	});

	it('embeds a sentence that is too long in parts and means them: its end counts too', async () => {
		const embedder = new BagEmbedder(12);
		const long = `${'Ship '.repeat(10)}${'harbour '.repeat(10)}${'tea '.repeat(10)}`.trim();
		const text = `Short one. ${long}. Another one.`;
		const spans = splitSentences(text);
		const vectors = await embedSentences(text, spans, embedder, {});
		expect(vectors).toHaveLength(3);
		const [, middle = new Float32Array()] = vectors;
		expect(dot(middle, middle)).toBeCloseTo(1, 5);
		for (const word of await embedder.embed(['ship', 'harbour', 'tea'])) {
			expect(dot(middle, word)).toBeCloseTo(1 / Math.sqrt(3), 5);
		}
	});
});
