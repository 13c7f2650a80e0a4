import { cleanSentence } from '#lib/domain/summary/clean-sentence.ts';
import type { SummaryLength } from '#lib/domain/summary/summary-input.ts';
import { summarize, type SummaryModels } from '#lib/domain/summary/summarize.ts';
import { tightenSentence } from '#lib/domain/summary/tighten-sentence.ts';
import { type Span, splitSentences } from '#lib/domain/text/sentences.ts';
import { splitWords } from '#lib/domain/text/words.ts';
import { type RougeScores, scoreRouge } from './rouge.ts';

export interface SummaryRow {
	readonly article: string;
	readonly reference: string;
}

/** Of summaries in one wording. */
interface SummaryScores extends RougeScores {
	/** Of a summary, on average. */
	readonly words: number;
}

export interface SummaryMetrics extends SummaryScores {
	readonly rows: number;
	readonly seconds: number;
	/** Share of our sentences that asides were left out of; only where that was asked for. */
	readonly tightened?: number;
	/** Our sentences whole, where ours are tightened. */
	readonly whole?: SummaryScores;
	/** The first three sentences, cleaned as ours are. */
	readonly lead3: SummaryScores;
	readonly lead3_tightened?: SummaryScores;
}

export interface SummaryEvalOptions {
	/** Sentences of the summary; 3 unless told. */
	readonly length?: SummaryLength;
	readonly tighten?: boolean | undefined;
	readonly onRow?: (done: number, total: number) => void;
}

/**
 * Means over the rows of ROUGE F1, in points of 100, of the product's summaries and of the leading
 * sentences of the articles. One sentence a line on either side, as ROUGE-Lsum wants it.
 */
export async function evaluateSummaries(
	rows: readonly SummaryRow[],
	models: SummaryModels,
	{ length = 3, tighten = false, onRow }: SummaryEvalOptions = {}
): Promise<SummaryMetrics> {
	const began = performance.now();
	const [ours, whole, lead, tightLead] = [newScores(), newScores(), newScores(), newScores()];
	let sentences = 0;
	let tightened = 0;
	let done = 0;
	for (const { article, reference } of rows) {
		const input = { text: article, length, form: 'key-points', tighten } as const;
		const summary = await summarize(input, models);
		ours.add(
			reference,
			summary.sentences.map(({ text }) => text)
		);
		const first = splitSentences(article).slice(0, 3);
		const leading = first.map((span) => sentenceAt(article, span));
		lead.add(reference, leading);
		if (tighten) {
			whole.add(
				reference,
				summary.sentences.map(({ span }) => sentenceAt(article, span))
			);
			tightLead.add(reference, leading.map(tightenSentence));
		}
		sentences += summary.sentences.length;
		tightened += summary.sentences.filter((sentence) => sentence.tightened).length;
		onRow?.((done += 1), rows.length);
	}
	const seconds = (performance.now() - began) / 1000;
	const plain = { rows: rows.length, seconds, ...ours.mean() };
	return tighten
		? {
				...plain,
				tightened: tightened / Math.max(1, sentences),
				whole: whole.mean(),
				lead3: lead.mean(),
				lead3_tightened: tightLead.mean()
			}
		: { ...plain, lead3: lead.mean() };
}

function sentenceAt(article: string, { start, end }: Span): string {
	return cleanSentence(article.slice(start, end));
}

/** Gathers the scores of one kind of summary. */
function newScores() {
	const sum = { rouge1: 0, rouge2: 0, rougeLsum: 0, words: 0 };
	let count = 0;
	return {
		add: (reference: string, sentences: readonly string[]) => {
			const text = sentences.join('\n');
			const { rouge1, rouge2, rougeLsum } = scoreRouge(reference, text);
			sum.rouge1 += rouge1;
			sum.rouge2 += rouge2;
			sum.rougeLsum += rougeLsum;
			sum.words += splitWords(text).length;
			count += 1;
		},
		mean: (): SummaryScores => {
			const rows = Math.max(1, count);
			return {
				rouge1: sum.rouge1 / rows,
				rouge2: sum.rouge2 / rows,
				rougeLsum: sum.rougeLsum / rows,
				words: sum.words / rows
			};
		}
	};
}
