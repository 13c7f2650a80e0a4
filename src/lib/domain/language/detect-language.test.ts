import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectLanguage } from './detect-language.ts';
import { ENGLISH_SAMPLES, FOREIGN_SAMPLES, WORDLESS_SAMPLES } from './samples.fixture.ts';

describe('detectLanguage', () => {
	it.each(Object.entries(FOREIGN_SAMPLES))(
		'catches sentences of five words in %s',
		(code, samples) => {
			const codes = samples.map((sample) => detectLanguage(sample).code);
			// One sentence without any function word may pass ("Mehrere Straßen bleiben … gesperrt.").
			expect(codes.filter((found) => found === code).length).toBeGreaterThanOrEqual(
				samples.length - 1
			);
		}
	);

	it('catches at least 95 of 100 of them all, and marks them as reliable', () => {
		const all = Object.values(FOREIGN_SAMPLES).flat();
		const caught = all
			.map(detectLanguage)
			.filter((found) => found.code !== 'en' && found.isReliable);
		expect(all.length).toBeGreaterThanOrEqual(60);
		expect(caught.length / all.length).toBeGreaterThanOrEqual(0.95);
	});

	it.each(ENGLISH_SAMPLES)('does not warn about English: %s', (sample) => {
		expect(detectLanguage(sample).code).toBe('en');
	});

	it.each(WORDLESS_SAMPLES)('finds no words in: %s', (sample) => {
		expect(detectLanguage(sample).code).toBe('unknown');
	});

	it('is sure of a plain English sentence and not of one without function words', () => {
		expect(detectLanguage('We waited for an hour and nobody came to help us.').isReliable).toBe(
			true
		);
		expect(detectLanguage('Docker, Kubernetes, PostgreSQL').isReliable).toBe(false);
	});

	it('tells the shares of a mixed text', () => {
		const found = detectLanguage(
			'The food was very good and the staff were kind to us all the time. Das Essen war sehr gut.'
		);
		expect(found.code).toBe('en');
		expect(found.shares.map((share) => share.code)).toEqual(['en', 'de']);
		expect(found.shares[1]?.share).toBeCloseTo(5 / 20, 5);
	});

	it('names the language of other scripts beside English words', () => {
		expect(
			detectLanguage('Node.js サーバーが起動しませんでした。ログを確認してください。').code
		).toBe('ja');
		expect(detectLanguage('Ми шукаємо досвідчену медсестру для нічної зміни.').code).toBe('uk');
	});

	it('gives shares that sum to one, for any text', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
				const { shares, confidence } = detectLanguage(text);
				const sum = shares.reduce((total, { share }) => total + share, 0);
				expect(shares.length === 0 ? 1 : sum).toBeCloseTo(1, 9);
				expect(confidence).toBeGreaterThanOrEqual(0);
				expect(confidence).toBeLessThanOrEqual(1);
			})
		);
	});
});
