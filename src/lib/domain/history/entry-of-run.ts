import type { RunInfo } from '#lib/domain/inference/run-info.ts';
import type { ToolInputs, ToolResults } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { NewEntry } from './new-entry.ts';
import { textOf } from './search-terms.ts';

/** What the history keeps of a finished run. */
export function entryOfRun<T extends ToolId>(
	tool: T,
	input: ToolInputs[T],
	result: ToolResults[T],
	{ model, durationMs, isCached }: RunInfo
): NewEntry {
	return {
		tool,
		input,
		result,
		outcome: outcomeOf(result),
		durationMs,
		inputSize: textOf(input).length,
		model: model.model,
		device: model.device,
		isCached
	};
}

/** The class of an answer: a label or band; of many matches that of the best. A summary has none. */
function outcomeOf(result: ToolResults[ToolId]): string | undefined {
	if ('label' in result) return result.label;
	if ('band' in result) return result.band;
	if ('matches' in result) return result.matches[0]?.band;
	return undefined;
}
