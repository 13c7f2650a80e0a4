import type { z } from '@hono/zod-openapi';
import type { WorkItem } from '#server/inference/work-item.ts';
import type {
	MatchInput,
	matchRequestSchema,
	newsRequestSchema,
	sentimentRequestSchema,
	summaryRequestSchema
} from './tool-requests.ts';

/** A parsed body and the tool that it is for. */
export type ToolRequest =
	| { readonly tool: 'sentiment'; readonly body: z.output<typeof sentimentRequestSchema> }
	| { readonly tool: 'summary'; readonly body: z.output<typeof summaryRequestSchema> }
	| { readonly tool: 'fake-news'; readonly body: z.output<typeof newsRequestSchema> }
	| { readonly tool: 'job-match'; readonly body: z.output<typeof matchRequestSchema> };

/** What is computed for a request: one item an input, in order. */
export function itemsOf(request: ToolRequest, now: number): WorkItem[] {
	const { tool } = request;
	switch (tool) {
		case 'sentiment':
		case 'fake-news': {
			const { inputs, options } = request.body;
			return asList(inputs).map((text) =>
				options.explain
					? { kind: 'analysis', tool, input: { text } }
					: { kind: 'verdict', tool, text }
			);
		}
		case 'summary': {
			const { inputs, options } = request.body;
			return asList(inputs).map((text) => ({
				kind: 'analysis',
				tool,
				input: { text, ...options }
			}));
		}
		case 'job-match': {
			const { inputs, options } = request.body;
			const today = options.today ?? new Date(now).toISOString().slice(0, 10);
			return asList(inputs).map((input) => matchItem(input, today));
		}
	}
}

/** @param today `2026-11-25`: part of what the answer depends on, and so of its key in the cache */
export function matchItem({ resume, job, title }: MatchInput, today: string): WorkItem {
	const posting = { id: 'job', text: job, ...(title === undefined ? {} : { title }) };
	const input = { resumes: [{ id: 'resume', text: resume }], jobs: [posting], options: { today } };
	return { kind: 'analysis', tool: 'job-match', input };
}

function asList<T>(inputs: T | readonly T[]): readonly T[] {
	return isList(inputs) ? inputs : [inputs];
}

function isList<T>(inputs: T | readonly T[]): inputs is readonly T[] {
	return Array.isArray(inputs);
}
