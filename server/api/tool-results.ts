import { toolResultSchemas, type ToolResults } from '#lib/domain/tool-io.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { z } from 'zod';
import type {
	newsVerdictSchema,
	sentimentVerdictSchema,
	WorkAnswer
} from '#server/inference/work-item.ts';

type NewsVerdict = z.infer<typeof newsVerdictSchema>;
type Labelled<T extends NewsVerdict> = T & { readonly label: T['band'] };

/** What a tool's route gives for one input. */
export type ToolResult =
	| ToolResults['sentiment' | 'summary' | 'job-match']
	| z.infer<typeof sentimentVerdictSchema>
	| Labelled<NewsVerdict>
	| Labelled<ToolResults['fake-news']>;

/** Throws where the answer is not one of the tool: a bug. */
export function resultOf(tool: ToolId, answer: WorkAnswer): ToolResult {
	switch (answer.kind) {
		case 'sentiment':
			return answer.verdict;
		case 'fake-news':
			return { label: answer.verdict.band, ...answer.verdict };
		case 'analysis': {
			if (tool !== 'fake-news') return toolResultSchemas[tool].parse(answer.result);
			const news = toolResultSchemas[tool].parse(answer.result);
			return { label: news.band, ...news };
		}
		case 'vector':
		case 'refused':
			throw new TypeError(`${tool} has no result of the kind ${answer.kind}.`);
	}
}
