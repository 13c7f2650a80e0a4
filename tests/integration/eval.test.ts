import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { runEval } from '#scripts/eval/run-eval.ts';
import { UsageError } from '#scripts/eval/usage-error.ts';

const folder = mkdtempSync(join(tmpdir(), 'textai-eval-'));
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Buffer): string {
	const path = join(folder, name);
	writeFileSync(path, content);
	return path;
}

/** What is printed, and the metrics file. */
async function evaluate(...args: string[]): Promise<{ printed: string; metrics: unknown }> {
	const out = join(folder, 'deep', 'metrics.json');
	const lines: string[] = [];
	await runEval([...args, '--out', out], {
		print: (line) => lines.push(line),
		onProgress: () => undefined
	});
	return { printed: lines.join('\n'), metrics: JSON.parse(readFileSync(out, 'utf8')) };
}

async function refusal(...args: string[]): Promise<string> {
	const failure = await evaluate(...args).then(
		() => undefined,
		(cause: unknown) => cause
	);
	expect(failure).toBeInstanceOf(UsageError);
	const { message } = failure as UsageError;
	expect(message).not.toContain('\n');
	return message;
}

const REVIEWS = [
	'text,label',
	'"A wonderful, moving film.",POSITIVE',
	'"Dull, loud and far too long.",negative',
	'I would watch it again tomorrow.,1',
	'The worst evening of the year.,0'
];

describe('npm run eval', () => {
	it('measures sentiment over a CSV, with a mark and Windows line ends', async () => {
		const reviews = file('reviews.csv', `\uFEFF${REVIEWS.join('\r\n')}\r\n`);
		const { printed, metrics } = await evaluate('--tool', 'sentiment', '--file', reviews);
		expect(metrics).toMatchObject({
			rows: 4,
			accuracy: 1,
			macro_f1: 1,
			auc: 1,
			context: { tool: 'sentiment', columns: { text: 'text', label: 'label' } }
		});
		expect(metrics).toMatchObject({
			seconds: expect.any(Number) as number,
			ece: expect.any(Number) as number
		});
		expect(printed).toMatch(/accuracy\s+1\.0000/);
	});

	it('reads TSV without quotes and header, with labels of another name', async () => {
		const claims = file(
			'claims.tsv',
			[
				'a\tpants-fire\t"Miracle berry melts all fat overnight, doctors are furious!!!',
				'b\ttrue\tThe council approved the budget on Monday by nine votes to four.',
				'c\thalf-true\tA sentence that nobody labelled either way.',
				''
			].join('\n')
		);
		const flags = ['--no-header', '--text-column', '3', '--label-column', '2'];
		const labels = ['--map-labels', 'pants-fire=FAKE,true=REAL'];
		const args = ['--tool', 'fake-news', '--file', claims, ...flags, ...labels];
		const lenient = await evaluate(...args);
		const { metrics } = await evaluate(...args, '--no-quotes');
		expect(metrics).toMatchObject({
			rows: 2,
			rows_with_unknown_label: 1,
			unknown_labels: ['half-true']
		});
		expect(lenient.metrics).toMatchObject({ rows: 2 });
		expect(lenient.printed).toContain('quotes do not pair');
	});

	it('measures summaries beside the first three sentences', async () => {
		const story = [
			'The harbour of Lindal froze on Sunday for the first time in forty years.',
			'Ferries to the islands were cancelled, and 300 passengers slept in the school.',
			'An ice breaker from the north is to arrive on Wednesday.',
			'Bakers gave away bread in the market square.',
			'The last such winter is remembered for a wedding on the ice.'
		];
		const rows = [
			'article,highlights',
			`"${story.join(' ')}","Harbour of Lindal froze.\nFerries to the islands were cancelled."`
		];
		const { metrics } = await evaluate(
			...['--tool', 'summary', '--file', file('news.csv', rows.join('\n')), '--sentences', '2']
		);
		const scores = {
			rouge1: expect.any(Number) as number,
			rouge2: expect.any(Number) as number,
			rougeLsum: expect.any(Number) as number
		};
		expect(metrics).toMatchObject({ rows: 1, ...scores, lead3: scores });
		expect((metrics as { lead3: { rouge1: number } }).lead3.rouge1).toBeGreaterThan(10);
	});

	it('ranks résumés for postings of two files', async () => {
		const side = (kind: string) =>
			['nurse', 'accountant', 'chef'].map((trade) => `${trade},"${fixture(`${kind}-${trade}`)}"`);
		const resumes = file('resumes.csv', ['Category,Resume', ...side('resume')].join('\n'));
		const postings = file('postings.csv', ['trade,description', ...side('posting')].join('\n'));
		const args = ['--tool', 'job-match', '--resumes', resumes, '--postings', postings];
		const { metrics } = await evaluate(...args);
		expect(metrics).toMatchObject({
			rows: 3,
			accuracy: 1,
			mrr: 1,
			ndcg: 1,
			tfidf: { accuracy: expect.any(Number) as number },
			context: { columns: { resume: 'Resume', resume_label: 'Category', posting_label: 'trade' } }
		});
	});

	it('says in one line what does not fit', async () => {
		const reviews = file('reviews.csv', REVIEWS.join('\n'));
		const sentiment = ['--tool', 'sentiment', '--file', reviews];
		expect(await refusal(...sentiment, '--text-column', 'review')).toBe(
			`${reviews} has no column "review". Its columns: text, label.`
		);
		expect(await refusal('--tool', 'summary', '--file', reviews)).toContain('--reference-column');
		expect(await refusal(...sentiment, '--sentences', '3')).toContain('not an option of');
		expect(await refusal(...sentiment, '--colour')).toContain('--colour');
		expect(await refusal(...sentiment, '--limit', 'ten')).toContain('whole number');
		expect(await refusal('--tool', 'mood')).toContain('sentiment, summary, fake-news, job-match');
		expect(await refusal('--tool', 'sentiment', '--file', join(folder, 'none.csv'))).toContain(
			'no such file'
		);
		expect(await refusal('--tool', 'job-match', '--resumes', reviews)).toContain('--postings');
		expect(
			await refusal('--tool', 'fake-news', '--file', file('l.csv', 'text,label\na,b'))
		).toContain('"b"');
	});
});

function fixture(name: string): string {
	const url = new URL(`../fixtures/job-match/${name}.txt`, import.meta.url);
	return readFileSync(fileURLToPath(url), 'utf8').replaceAll('"', '""');
}
