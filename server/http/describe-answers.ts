import type { z } from '@hono/zod-openapi';
import { PROBLEMS, problemSchema, type ProblemName } from './problem.ts';

/** For `responses` of a route: a body of JSON. */
export function json<T extends z.ZodType>(schema: T, description: string) {
	return { description, content: { 'application/json': { schema } } };
}

/** For `request.body` of a route. */
export function jsonBody<T extends z.ZodType>(schema: T) {
	return { required: true, content: { 'application/json': { schema } } };
}

/** For `responses` of a route: the problems that it answers with, by status. */
export function problems(...names: readonly ProblemName[]) {
	const body = { 'application/problem+json': { schema: problemSchema } };
	return Object.fromEntries(
		names.map((name) => [
			PROBLEMS[name].status,
			{ description: PROBLEMS[name].title, content: body }
		])
	);
}
