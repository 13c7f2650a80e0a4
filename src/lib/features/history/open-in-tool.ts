import type { OpenedEntry } from '#lib/domain/history/history-entry.ts';
import { toolInputSchemas, toolResultSchemas, type ToolInputs } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { ToolMemory } from '#lib/features/tool/tool-memory.svelte.ts';

/**
 * Puts an entry into its tool, input and answer as they were, without running anything.
 * @returns what runs it again; nothing where this version cannot read the entry: the tool is left as it is
 */
export function openInTool(memory: ToolMemory, entry: OpenedEntry): (() => void) | undefined {
	switch (entry.facts.tool) {
		case 'sentiment':
			return restore(memory, 'sentiment', entry, ({ text }) => fillText(memory, 'sentiment', text));
		case 'summary':
			return restore(memory, 'summary', entry, ({ text }) => fillText(memory, 'summary', text));
		case 'fake-news':
			return restore(memory, 'fake-news', entry, ({ text }) => fillText(memory, 'fake-news', text));
		case 'job-match':
			return restore(memory, 'job-match', entry, (input) => {
				fillMatch(memory, input);
			});
	}
}

function restore<T extends ToolId>(
	memory: ToolMemory,
	tool: T,
	{ facts, content }: OpenedEntry,
	fill: (input: ToolInputs[T]) => void
): (() => void) | undefined {
	const input = toolInputSchemas[tool].safeParse(content.input);
	const result = toolResultSchemas[tool].safeParse(content.result);
	if (!input.success || !result.success) return undefined;
	fill(input.data);
	const { device, durationMs, isCached } = facts;
	const model = { model: facts.model, revision: '', dtype: '', device, threads: 1, loadMs: 0 };
	const run = memory.runs[tool];
	run.restore({ result: result.data, info: { model, durationMs, isCached } }, input.data, facts.at);
	return () => void run.start(input.data);
}

function fillText(memory: ToolMemory, name: string, text: string): void {
	const source = memory.source(name);
	source.stopOpening();
	source.text = text;
}

function fillMatch(memory: ToolMemory, { resumes, jobs }: ToolInputs['job-match']): void {
	memory.sourceList('resumes').fill(resumes.map(({ text }) => text));
	memory.sourceList('jobs').fill(jobs.map(({ text }) => text));
}
