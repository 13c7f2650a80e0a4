import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import cases from '#models/training/encoder/cleaning-cases.json' with { type: 'json' };
import { cleanWith } from '#lib/domain/classification/cleaned-text.ts';
import { SENTIMENT_RULES } from '#lib/domain/sentiment/sentiment-label.ts';
import { NEWS_RULES } from './clean-news.ts';

const RULES = { sentiment: SENTIMENT_RULES, 'fake-news': NEWS_RULES } as const;
const caseSchema = z.strictObject({
	tool: z.enum(['sentiment', 'fake-news']),
	text: z.string(),
	clean: z.string()
});

describe('what is taken out before a model reads', () => {
	it.each(z.array(caseSchema).parse(cases))(
		'is for $tool the same as in training: $text',
		({ tool, text, clean }) => {
			expect(cleanWith(text, RULES[tool]).text).toBe(clean);
		}
	);

	it('reads an agency article the same with and without its dateline', () => {
		const article = 'The council voted for the bridge. Work begins in March.';
		const dated = `LONDON (Reuters) - ${article}`;
		expect(cleanWith(dated, NEWS_RULES).text).toBe(cleanWith(article, NEWS_RULES).text);
	});

	it('takes no quadratic time over long runs of letters and dots', () => {
		const text = `${'a'.repeat(60_000)} ${'a.'.repeat(30_000)} ${'A '.repeat(30_000)} ${'- '.repeat(30_000)}`;
		const start = performance.now();
		cleanWith(text, NEWS_RULES);
		expect(performance.now() - start).toBeLessThan(5000);
	});
});
