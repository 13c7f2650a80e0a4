import { analyze } from '#lib/domain/analyze.ts';
import { describeJobMatchError } from '#lib/domain/job-match/job-match-error-message.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import { CallFailure } from './call-failure.ts';
import { classified } from './classified.ts';
import type { Engine } from './engine.ts';

/** Runs one tool on the loaded model. Throws a ZodError where the input is not what the tool takes. */
export async function runTool(
	tool: ToolId,
	input: unknown,
	engine: Engine,
	run: RunOptions,
	onPartial: (result: unknown) => void
): Promise<unknown> {
	const writes = engine.manifest.task === 'summarization';
	const models = {
		classified: () => classified(engine),
		embedder: () => engine.embedder(),
		generator: writes ? () => engine.generator() : undefined
	};
	const answer = await analyze(tool, input, models, { ...run, onPartial });
	if (answer.ok) return answer.value;
	const message = describeJobMatchError(answer.error);
	throw new CallFailure({ kind: 'invalid-input', message, match: answer.error });
}
