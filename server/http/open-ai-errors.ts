import { z } from '@hono/zod-openapi';
import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';

export const openAiErrorSchema = z
	.object({
		error: z.object({
			message: z.string(),
			type: z.string(),
			code: z.string().nullable(),
			param: z.string().nullable()
		})
	})
	.openapi('OpenAiError');

const problemSchema = z.object({
	type: z.string(),
	title: z.string(),
	detail: z.string().optional(),
	errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional()
});

/** On `/v1/*` problems are told as OpenAI's clients know them. Status and headers stay. */
export const openAiErrors = createMiddleware<AppEnv>(async (c, next) => {
	await next();
	if (!(c.res.headers.get('content-type') ?? '').startsWith('application/problem+json')) return;
	const { status } = c.res;
	const { type, title, detail, errors } = problemSchema.parse(await c.res.json());
	const [first] = errors ?? [];
	const said = [title, detail ?? (first && `${first.pointer}: ${first.detail}`)];
	const error = {
		message: said.filter((part) => part !== undefined).join(' '),
		type: typeOf(status),
		code: codeOf(status, type),
		param: first?.pointer.replace(/^\//, '') ?? null
	};
	const headers = new Headers(c.res.headers);
	headers.set('Content-Type', 'application/json');
	headers.delete('Content-Length');
	c.res = undefined;
	c.res = new Response(JSON.stringify({ error }), { status, headers });
});

function typeOf(status: number): string {
	if (status === 401) return 'authentication_error';
	if (status === 403) return 'permission_error';
	if (status === 429) return 'rate_limit_error';
	return status >= 500 ? 'server_error' : 'invalid_request_error';
}

function codeOf(status: number, type: string): string {
	if (status === 401) return 'invalid_api_key';
	if (status === 429) return 'rate_limit_exceeded';
	return type.replace(/^.*#/, '').replaceAll('-', '_');
}
