import { OpenAPIHono } from '@hono/zod-openapi';
import type { AppEnv } from './app-env.ts';
import { problem } from './problem.ts';

/** An empty group of routes: input that is not as described is answered with its places. */
export function createRouter(): OpenAPIHono<AppEnv> {
	return new OpenAPIHono<AppEnv>({
		defaultHook: (result, c) => {
			if (result.success) return undefined;
			// Only where and why, never the value: that may be somebody's text.
			const errors = result.error.issues.map(({ path, message }) => ({
				pointer: path.map((part) => `/${String(part)}`).join(''),
				detail: message
			}));
			return problem(c, 'invalid-input', { members: { errors } });
		}
	});
}
