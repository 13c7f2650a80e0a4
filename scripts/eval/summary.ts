import { cleanSentence } from '#lib/domain/summary/clean-sentence.ts';
import type { SummaryLength } from '#lib/domain/summary/summary-input.ts';
import { summarize, type SummaryModels } from '#lib/domain/summary/summarize.ts';
import { splitSentences } from '#lib/domain/text/sentences.ts';
import { type RougeScores, scoreRouge } from './rouge.ts';

export interface SummaryRow {
	readonly article: string;
	readonly reference: string;
}

export interface SummaryMetrics extends RougeScores {
	readonly rows: number;
	readonly seconds: number;
	/** The first three sentences, cleaned as ours are. */
	readonly lead3: RougeScores;
}

export interface SummaryEvalOptions {
	/** Sentences of the summary; 3 unless told. */
	readonly length?: SummaryLength;
	readonly onRow?: (done: number, total: number) => void;
}

/**
 * Means over the rows of ROUGE F1, in points of 100, of the product's summaries and of the leading
 * sentences of the articles. One sentence a line on either side, as ROUGE-Lsum wants it.
 */
export async function evaluateSummaries(
	rows: readonly SummaryRow[],
	models: SummaryModels,
	{ length = 3, onRow }: SummaryEvalOptions = {}
): Promise<SummaryMetrics> {
	const began = performance.now();
	const ours: RougeScores[] = [];
	const lead: RougeScores[] = [];
	for (const { article, reference } of rows) {
		const summary = await summarize({ text: article, length, form: 'key-points' }, models);
		const sentences = summary.sentences.map(({ text }) => text);
		ours.push(scoreRouge(reference, sentences.join('\n')));
		lead.push(scoreRouge(reference, leadOf(article, 3)));
		onRow?.(ours.length, rows.length);
	}
	const seconds = (performance.now() - began) / 1000;
	return { rows: rows.length, seconds, ...mean(ours), lead3: mean(lead) };
}

function leadOf(article: string, count: number): string {
	return splitSentences(article)
		.slice(0, count)
		.map(({ start, end }) => cleanSentence(article.slice(start, end)))
		.join('\n');
}

function mean(scores: readonly RougeScores[]): RougeScores {
	const average = (pick: (score: RougeScores) => number): number =>
		scores.reduce((sum, score) => sum + pick(score), 0) / Math.max(1, scores.length);
	return {
		rouge1: average((score) => score.rouge1),
		rouge2: average((score) => score.rouge2),
		rougeLsum: average((score) => score.rougeLsum)
	};
}
