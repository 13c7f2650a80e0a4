import { calibrationSchema } from '#lib/domain/classification/calibration.ts';
import type { EntryContent } from '#lib/domain/history/history-entry.ts';
import { textOf } from '#lib/domain/history/search-terms.ts';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { toolInputSchemas, toolResultSchemas } from '#lib/domain/tool-io.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import { describeErrors, newsMarkdown, newsText } from '#lib/features/fake-news/news-words.ts';
import { matchMarkdown } from '#lib/features/job-match/match-markdown.ts';
import { describeResult } from '#lib/features/job-match/match-words.ts';
import { sentimentMarkdown, sentimentText } from '#lib/features/sentiment/sentiment-words.ts';
import { summaryMarkdown } from '#lib/features/summary/summary-words.ts';

export interface EntryWords {
	/** The answer in a few lines. */
	readonly text: string;
	readonly markdown: string;
}

/** An answer of the past in words; nothing where this version cannot read it. */
export function wordsOf(
	tool: ToolId,
	{ input, result }: EntryContent,
	models: readonly ModelManifest[]
): EntryWords | undefined {
	switch (tool) {
		case 'sentiment': {
			const given = toolInputSchemas.sentiment.safeParse(input);
			const answer = toolResultSchemas.sentiment.safeParse(result);
			if (!given.success || !answer.success) return undefined;
			const threshold = thresholdOf(tool, models);
			return {
				text: sentimentText(answer.data, given.data.text, threshold),
				markdown: sentimentMarkdown(answer.data, given.data.text, threshold)
			};
		}
		case 'summary': {
			const answer = toolResultSchemas.summary.safeParse(result);
			if (!answer.success) return undefined;
			return { text: answer.data.text, markdown: summaryMarkdown(answer.data) };
		}
		case 'fake-news': {
			const given = toolInputSchemas['fake-news'].safeParse(input);
			const answer = toolResultSchemas['fake-news'].safeParse(result);
			if (!given.success || !answer.success) return undefined;
			const errors = describeErrors(modelOf(tool, models)?.metrics ?? []);
			return {
				text: newsText(answer.data),
				markdown: newsMarkdown(answer.data, given.data.text, errors)
			};
		}
		case 'job-match': {
			const given = toolInputSchemas['job-match'].safeParse(input);
			const answer = toolResultSchemas['job-match'].safeParse(result);
			if (!given.success || !answer.success) return undefined;
			return {
				text: describeResult(given.data, answer.data),
				markdown: matchMarkdown(given.data, answer.data)
			};
		}
	}
}

/** What was analysed, as one text; several texts stand below one another. */
export function inputText({ input }: EntryContent): string {
	const single =
		typeof input === 'object' && input !== null && 'text' in input ? input.text : input;
	if (typeof single === 'string') return single;
	if (typeof input === 'object' && input !== null && 'resumes' in input && 'jobs' in input) {
		return [input.resumes, input.jobs].map(textsOf).filter(Boolean).join('\n\n――\n\n');
	}
	return textOf(input);
}

function textsOf(items: unknown): string {
	if (!Array.isArray(items)) return '';
	const texts = items.map((item: unknown) =>
		typeof item === 'object' && item !== null && 'text' in item ? textOf(item.text) : ''
	);
	return texts.join('\n\n――\n\n');
}

function modelOf(tool: ToolId, models: readonly ModelManifest[]): ModelManifest | undefined {
	const name = TOOLS.find(({ id }) => id === tool)?.model;
	return models.find((model) => model.name === name);
}

function thresholdOf(tool: ToolId, models: readonly ModelManifest[]): number {
	const read = calibrationSchema.safeParse(modelOf(tool, models)?.calibration);
	return read.success ? read.data.threshold : 0.5;
}
