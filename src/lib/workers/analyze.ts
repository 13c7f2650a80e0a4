import { analyzeSentiment } from '#lib/domain/sentiment/analyze-sentiment.ts';
import { checkNews } from '#lib/domain/fake-news/check-news.ts';
import { describeJobMatchError } from '#lib/domain/job-match/job-match-error-message.ts';
import { matchJob } from '#lib/domain/job-match/match-job.ts';
import { summarize } from '#lib/domain/summary/summarize.ts';
import { toolInputSchemas } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import { CallFailure } from './call-failure.ts';
import { classified } from './classified.ts';
import type { Engine } from './engine.ts';

/** Runs one tool on the loaded model. Throws a ZodError where the input is not what the tool takes. */
export async function analyze(
	tool: ToolId,
	input: unknown,
	engine: Engine,
	run: RunOptions,
	onPartial: (result: unknown) => void
): Promise<unknown> {
	switch (tool) {
		case 'sentiment':
			return analyzeSentiment(
				toolInputSchemas[tool].parse(input),
				classified(engine),
				run,
				onPartial
			);
		case 'fake-news':
			return checkNews(toolInputSchemas[tool].parse(input), classified(engine), run, onPartial);
		case 'job-match': {
			const embedder = engine.embedder();
			const match = await matchJob(toolInputSchemas[tool].parse(input), { embedder }, run);
			if (match.ok) return match.value;
			const message = describeJobMatchError(match.error);
			throw new CallFailure({ kind: 'invalid-input', message });
		}
		case 'summary':
			return summarize(toolInputSchemas[tool].parse(input), { embedder: engine.embedder() }, run);
	}
}
