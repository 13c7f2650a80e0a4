import type { RunOptions, TextEmbedder, TextGenerator } from '#lib/ports/text-model.ts';
import type { Classified } from './classification/score-texts.ts';
import { checkNews } from './fake-news/check-news.ts';
import type { JobMatchError } from './job-match/job-match-result.ts';
import { matchJob } from './job-match/match-job.ts';
import { ok, type Result } from './result.ts';
import { analyzeSentiment } from './sentiment/analyze-sentiment.ts';
import { summarize } from './summary/summarize.ts';
import { writeSummary } from './summary/write-summary.ts';
import { toolInputSchemas, type ToolResults } from './tool-io.ts';
import type { ToolId } from './tools.ts';

/** Models by what they do; each throws where the tool's model is of another kind. */
export interface ToolModels {
	readonly classified: () => Classified;
	readonly embedder: () => TextEmbedder;
	/** Only where the model of the summary writes by itself; else sentences are picked. */
	readonly generator?: (() => TextGenerator) | undefined;
}

export interface AnalyzeOptions extends RunOptions {
	/** The answer so far, in the shape of the result. */
	readonly onPartial?: ((result: unknown) => void) | undefined;
}

/**
 * One whole answer of one tool: the same code for the browser's workers and the server's.
 * Throws a ZodError where the input is not what the tool takes.
 *
 * @returns or why this input cannot be analysed, which only a job match says
 */
export async function analyze(
	tool: ToolId,
	input: unknown,
	models: ToolModels,
	{ onPartial, ...run }: AnalyzeOptions = {}
): Promise<Result<ToolResults[ToolId], JobMatchError>> {
	switch (tool) {
		case 'sentiment': {
			const text = toolInputSchemas[tool].parse(input);
			return ok(await analyzeSentiment(text, models.classified(), run, onPartial));
		}
		case 'fake-news': {
			const text = toolInputSchemas[tool].parse(input);
			return ok(await checkNews(text, models.classified(), run, onPartial));
		}
		case 'job-match': {
			const embedder = models.embedder();
			return matchJob(toolInputSchemas[tool].parse(input), { embedder }, run);
		}
		case 'summary': {
			const given = toolInputSchemas[tool].parse(input);
			if (models.generator) {
				return ok(await writeSummary(given, models.generator(), run, onPartial));
			}
			return ok(await summarize(given, { embedder: models.embedder() }, run));
		}
	}
}
