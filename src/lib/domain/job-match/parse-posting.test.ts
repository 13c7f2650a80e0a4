import { describe, expect, it } from 'vitest';
import { parsePosting } from './parse-posting.ts';

const POSTING = `Java Backend Developer
About us
We are a leading online shop, founded in 1999.
Your tasks
- Write REST services in Java
Requirements: 3+ years of Java; bachelor's degree in computer science
- No experience in COBOL required
Nice to have
- Kafka
Benefits
- Pension and free lunch
We are an equal opportunity employer.`;

describe('parsePosting', () => {
	it('tells requirements, duties and nice-to-haves apart and drops the rest', () => {
		const posting = parsePosting(POSTING);
		expect(posting.title).toBe('Java Backend Developer');
		expect(posting.years).toBe(3);
		expect(posting.requirements.map(({ importance, text }) => [importance, text])).toEqual([
			['duty', 'Write REST services in Java'],
			['must', '3+ years of Java'],
			['must', "bachelor's degree in computer science"],
			['nice', 'Kafka']
		]);
		for (const { start, end, text } of posting.requirements)
			expect(POSTING.slice(start, end)).toBe(text);
		expect(posting.skills.map(({ skill }) => skill)).not.toContain('COBOL');
	});

	it.each([
		['We are looking for an experienced pastry chef to join our hotel.', 'pastry chef'],
		['Job title: Ward Clerk\nYou answer the phone.', 'Ward Clerk'],
		['Sales Executive, consumer goods. Visit shops daily and take orders.', 'Sales Executive']
	])('finds the title in %j', (text, title) => {
		expect(parsePosting(text).title).toBe(title);
	});

	it('finds headings in a posting that has lost its lines', () => {
		const text =
			'Join our team in Plano, Texas today. Requirements: 5 years of nursing. Benefits: dental.';
		expect(parsePosting(text).requirements.map((r) => r.text)).toEqual(['5 years of nursing.']);
	});
});
