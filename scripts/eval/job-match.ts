import { passagesOf, prepareMatch } from '#lib/domain/job-match/prepare-match.ts';
import type { Prepared } from '#lib/domain/job-match/prepare-match.ts';
import { scorePair } from '#lib/domain/job-match/score-pair.ts';
import { dot, mean } from '#lib/domain/inference/vectors.ts';
import { embedTexts } from '#lib/domain/job-match/embed-texts.ts';
import type { RunOptions, TextEmbedder } from '#lib/ports/text-model.ts';
import { aucOf, rankingMetrics, spearman } from './ranking-metrics.ts';
import type { RankingMetrics } from './ranking-metrics.ts';
import { termCosine, tfidfVectors } from './tfidf.ts';

export interface LabelledText {
	readonly id: string;
	readonly label: string;
	readonly text: string;
	/** Of a posting, where its file has a column for it. */
	readonly title?: string | undefined;
}

interface JobMatchFigures extends RankingMetrics {
	/** Postings, or pairs. */
	readonly rows: number;
	readonly seconds: number;
	readonly tfidf: RankingMetrics;
	/** Cosine of whole texts, embedded in passages of about 200 tokens and averaged. */
	readonly cosine: RankingMetrics;
}

interface Scores {
	readonly ours: number[][];
	readonly tfidf: number[][];
	readonly cosine: number[][];
}

interface Models {
	readonly embedder: TextEmbedder;
}

/**
 * For each posting ranks all résumés by the product's own score. A résumé is relevant when its label
 * is the posting's, case and spaces aside; postings without any relevant résumé are not judged.
 */
export async function evaluateJobMatch(
	data: { readonly resumes: readonly LabelledText[]; readonly postings: readonly LabelledText[] },
	models: Models,
	run: RunOptions = {}
): Promise<JobMatchFigures> {
	const started = performance.now();
	const scores = await scoreAll(
		data.resumes.map((r) => r.text),
		data.postings,
		models.embedder,
		run
	);
	const resumeLabels = data.resumes.map((resume) => plainLabel(resume.label));
	const postingLabels = data.postings.map((posting) => plainLabel(posting.label));
	const isRelevant = (posting: number, resume: number) =>
		postingLabels[posting] === resumeLabels[resume];
	return {
		rows: data.postings.length,
		...figures(scores, isRelevant),
		seconds: secondsSince(started)
	};
}

export interface PairRow {
	readonly resume: string;
	readonly job: string;
	readonly jobTitle?: string | undefined;
	/** A number, or words such as "No Fit", "Potential Fit", "Good Fit". */
	readonly label?: string | undefined;
}

/** Ranking of all résumés for every job costs pairs squared: beyond this the rest only gets labels. */
const MOST_RANKED_PAIRS = 300;

/**
 * One row holds a résumé and a job. Ranking: for each job the row's own résumé is the relevant one
 * and the others are distractors; where labels are given only rows that fit (label above the least)
 * are ranked. Labels: AUC for two classes, Spearman's correlation for grades. Texts that stand in
 * several rows are one item.
 */
export async function evaluatePairs(
	rows: readonly PairRow[],
	models: Models,
	run: RunOptions = {}
): Promise<JobMatchFigures & { readonly auc?: number; readonly spearman?: number }> {
	const started = performance.now();
	const resumes = [...new Set(rows.map((row) => row.resume))];
	const jobs = [
		...new Map(rows.map((row) => [row.job, { text: row.job, title: row.jobTitle }])).values()
	];
	const resumeIndex = new Map(resumes.map((text, i) => [text, i]));
	const jobIndex = new Map(jobs.map(({ text }, i) => [text, i]));
	const pairs = rows.map((row) => ({
		job: jobIndex.get(row.job) ?? 0,
		resume: resumeIndex.get(row.resume) ?? 0,
		grade: row.label === undefined ? undefined : gradeOf(row.label)
	}));
	const graded = pairs.flatMap(({ grade, ...pair }) =>
		grade === undefined ? [] : [{ ...pair, grade }]
	);
	const least = Math.min(...graded.map((pair) => pair.grade));
	const isGraded = new Set(graded.map((pair) => pair.grade)).size > 1;
	const fitting = pairs
		.filter((pair) => !isGraded || (pair.grade !== undefined && pair.grade > least))
		.slice(0, MOST_RANKED_PAIRS);
	const relevant = new Set(fitting.map((pair) => `${pair.job} ${pair.resume}`));
	const ranked = [...new Set(fitting.map((pair) => pair.job))];
	const needed = new Set(graded.map((pair) => `${pair.job} ${pair.resume}`));
	const rankedJobs = new Set(ranked);
	const scores = await scoreAll(
		resumes,
		jobs,
		models.embedder,
		run,
		(job, resume) => rankedJobs.has(job) || needed.has(`${job} ${resume}`)
	);
	const only = (all: number[][]) => ranked.map((job) => all[job] ?? []);
	const chosen = {
		ours: only(scores.ours),
		tfidf: only(scores.tfidf),
		cosine: only(scores.cosine)
	};
	const isRelevant = (query: number, resume: number) =>
		relevant.has(`${ranked[query] ?? -1} ${resume}`);
	const ours = graded.map((pair) => scores.ours[pair.job]?.[pair.resume] ?? 0);
	const grades = graded.map((pair) => pair.grade);
	const auc = isGraded
		? aucOf(
				ours,
				grades.map((grade) => grade > least)
			)
		: undefined;
	const correlation = new Set(grades).size > 2 ? spearman(ours, grades) : undefined;
	return {
		rows: rows.length,
		...figures(chosen, isRelevant),
		...(auc === undefined ? {} : { auc }),
		...(correlation === undefined ? {} : { spearman: correlation }),
		seconds: secondsSince(started)
	};
}

async function scoreAll(
	resumes: readonly string[],
	jobs: readonly { readonly text: string; readonly title?: string | undefined }[],
	model: TextEmbedder,
	run: RunOptions,
	isNeeded: (job: number, resume: number) => boolean = () => true
): Promise<Scores> {
	const embedder = remembering(model);
	const prepared: Prepared = await prepareMatch(resumes, jobs, embedder, currentYear(), run);
	const matrix = (score: (job: number, resume: number) => number) =>
		jobs.map((_, j) => resumes.map((__, i) => (isNeeded(j, i) ? score(j, i) : 0)));
	// The baselines get to read the title too.
	const texts = [
		...jobs.map(({ title, text }) => (title === undefined ? text : `${title}\n${text}`)),
		...resumes
	];
	const terms = tfidfVectors(texts);
	const wholes = await wholeTexts(texts, embedder, run);
	return {
		ours: matrix((j, i) => {
			const [job, resume] = [prepared.jobs[j], prepared.resumes[i]];
			return job === undefined || resume === undefined ? 0 : scorePair(job, resume).score;
		}),
		tfidf: matrix((j, i) => termCosine(terms[j] ?? new Map(), terms[jobs.length + i] ?? new Map())),
		cosine: matrix((j, i) =>
			dot(wholes[j] ?? new Float32Array(), wholes[jobs.length + i] ?? new Float32Array())
		)
	};
}

/** Our score and the plain cosine compare the same passages: each is embedded once. */
function remembering(embedder: TextEmbedder): TextEmbedder {
	const known = new Map<string, Float32Array>();
	return {
		maxTokens: embedder.maxTokens,
		dimensions: embedder.dimensions,
		countTokens: (texts) => embedder.countTokens(texts),
		embed: async (texts, options) => {
			const fresh = [...new Set(texts)].filter((text) => !known.has(text));
			const vectors = await embedder.embed(fresh, options);
			fresh.forEach((text, i) => known.set(text, vectors[i] ?? new Float32Array()));
			return texts.map((text) => known.get(text) ?? new Float32Array());
		}
	};
}

/** What one gets without reading requirements: passages of the text embedded and averaged. */
async function wholeTexts(
	texts: readonly string[],
	embedder: TextEmbedder,
	run: RunOptions
): Promise<Float32Array[]> {
	const passages = texts.map(passagesOf);
	const vectorOf = await embedTexts(passages.flat(), embedder, run);
	return passages.map((own) => mean(own.map(vectorOf)));
}

function figures(
	scores: Scores,
	isRelevant: (query: number, item: number) => boolean
): RankingMetrics & { tfidf: RankingMetrics; cosine: RankingMetrics } {
	return {
		...rankingMetrics(scores.ours, isRelevant),
		tfidf: rankingMetrics(scores.tfidf, isRelevant),
		cosine: rankingMetrics(scores.cosine, isRelevant)
	};
}

function plainLabel(label: string): string {
	return label.toLowerCase().replace(/[\s_-]+/gu, '');
}

/** Words of fit as grades; numbers as they are; anything else is no grade. */
function gradeOf(label: string): number | undefined {
	const plain = plainLabel(label);
	if (plain !== '' && Number.isFinite(Number(label))) return Number(label);
	if (/^(?:no|nofit|bad|badfit|notfit|mismatch|reject(?:ed)?|false|irrelevant)$/u.test(plain))
		return 0;
	if (/^(?:potential|potentialfit|partial|partialfit|maybe|medium)$/u.test(plain)) return 1;
	return /^(?:yes|fit|good|goodfit|match|select(?:ed)?|accept(?:ed)?|true|relevant)$/u.test(plain)
		? 2
		: undefined;
}

function currentYear(): number {
	const now = new Date();
	return now.getUTCFullYear() + now.getUTCMonth() / 12;
}

function secondsSince(started: number): number {
	return Math.round((performance.now() - started) / 100) / 10;
}
