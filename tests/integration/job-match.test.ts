import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { matchJob } from '#lib/domain/job-match/match-job.ts';
import type { JobMatchInput } from '#lib/domain/job-match/job-match-input.ts';
import type { JobMatchResult } from '#lib/domain/job-match/job-match-result.ts';
import type { TextEmbedder } from '#lib/ports/text-model.ts';
import { evaluateJobMatch, evaluatePairs } from '#scripts/eval/job-match.ts';
import { loadEmbedder } from '#scripts/models/node-models.ts';

const TRADES = ['nurse', 'accountant', 'chef', 'front-end', 'teacher'];

function fixture(name: string): string {
	const url = new URL(`../fixtures/job-match/${name}.txt`, import.meta.url);
	return readFileSync(fileURLToPath(url), 'utf8');
}

const resumes = TRADES.map((trade) => ({
	id: trade,
	label: trade,
	text: fixture(`resume-${trade}`)
}));
const jobs = TRADES.map((trade) => ({
	id: trade,
	label: trade,
	text: fixture(`posting-${trade}`)
}));

describe('job match with the shipped embedder', () => {
	let embedder: TextEmbedder;

	async function match(input: JobMatchInput): Promise<JobMatchResult> {
		const result = await matchJob({ ...input, options: { today: '2026-11-01' } }, { embedder });
		if (!result.ok) throw new Error(result.error.kind);
		return result.value;
	}

	beforeAll(async () => {
		embedder = await loadEmbedder('minilm');
	});

	it.each(TRADES)('ranks the %s first of five résumés, by ten points and more', async (trade) => {
		const job = jobs.filter((candidate) => candidate.id === trade);
		const { matches } = await match({ resumes, jobs: job });
		const [first, second] = matches;

		expect(first).toMatchObject({ resumeId: trade, jobId: trade, rank: 1 });
		expect((first?.score ?? 0) - (second?.score ?? 0)).toBeGreaterThan(10);
	});

	it.each(TRADES)('ranks the posting for the %s first of five', async (trade) => {
		const resume = resumes.filter((candidate) => candidate.id === trade);
		const { matches } = await match({ resumes: resume, jobs });

		expect(matches[0]).toMatchObject({ resumeId: trade, jobId: trade, band: 'strong' });
	});

	it('rests verdicts on lines of the résumé', async () => {
		const { matches } = await match({ resumes: resumes.slice(0, 1), jobs: jobs.slice(0, 1) });
		const [nurse] = matches;
		const pin = nurse?.requirements.find(({ text }) => text.includes('NMC PIN'));

		expect(pin?.verdict).toBe('met');
		for (const { start, end, text } of pin?.evidence ?? []) {
			expect(resumes[0]?.text.slice(start, end).replace(/\s+/g, ' ')).toBe(text);
		}
		expect(nurse?.requirements.some(({ text }) => /pension|parking|equal/.test(text))).toBe(false);
	});

	it('shows an accountant what a nurse must have, and invents nothing', async () => {
		const { matches } = await match({ resumes: resumes.slice(1, 2), jobs: jobs.slice(0, 1) });
		const [accountant] = matches;

		expect(accountant?.band).toBe('weak');
		expect(accountant?.skills.missing).toContain('NMC registration');
		expect(accountant?.advice.map(({ kind }) => kind)).toContain('licence');
	});

	it('evaluates ranking beside the baselines', async () => {
		const figures = await evaluateJobMatch({ resumes, postings: jobs }, { embedder });

		expect(figures).toMatchObject({ rows: 5, accuracy: 1, mrr: 1, ndcg: 1, queries: 5 });
		expect(figures.tfidf.accuracy).toBeGreaterThan(0.5);
	});

	it('evaluates pairs with labels', async () => {
		const rows = resumes.flatMap((resume) =>
			jobs.map((job) => ({
				resume: resume.text,
				job: job.text,
				label: resume.id === job.id ? 'Good Fit' : 'No Fit'
			}))
		);
		const figures = await evaluatePairs(rows, { embedder });

		expect(figures).toMatchObject({ rows: 25, accuracy: 1, queries: 5, auc: 1 });
	});
});
