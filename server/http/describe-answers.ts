import type { z } from '@hono/zod-openapi';
import { PROBLEMS, problemSchema, type ProblemName } from './problem.ts';

/** For `responses` of a route: a body of JSON. */
export function json<T extends z.ZodType>(schema: T, description: string) {
	return { description, content: { 'application/json': { schema } } };
}

/** For `responses` of a route that answers 204. */
export function nothing(description: string) {
	return { 204: { description } };
}

/** For `request.body` of a route. */
export function jsonBody<T extends z.ZodType>(schema: T) {
	return { required: true, content: { 'application/json': { schema } } };
}

interface ProblemAnswer {
	readonly description: string;
	/** Optional to the compiler, so that a handler may answer with what `problem` makes. */
	readonly content?: { 'application/problem+json': { schema: typeof problemSchema } };
}

/** For `responses` of a route: the problems that it answers with, by status, and the one of any route. */
export function problems(...names: readonly ProblemName[]): { readonly 500: ProblemAnswer } {
	const answers = names.map((name) => [PROBLEMS[name].status, describe(name)] as const);
	return { 500: describe('internal-error'), ...Object.fromEntries(answers) };
}

function describe(name: ProblemName): ProblemAnswer {
	const content = { 'application/problem+json': { schema: problemSchema } };
	return { description: PROBLEMS[name].title, content };
}
