import { z, type OpenAPIHono } from '@hono/zod-openapi';
import { userSchema } from '#lib/domain/accounts/account.ts';
import type { AppEnv } from './app-env.ts';
import packageJson from '#package' with { type: 'json' };

// JSON of any depth: a generator that follows the schema would never come to an end.
z.globalRegistry.add(userSchema.shape.settings, { type: 'object' });

/** What stands at the head of `/openapi.json`; the rest comes from the routes. */
export const DOCUMENT = {
	openapi: '3.1.0',
	info: {
		title: 'TextAI Studio',
		version: packageJson.version,
		description:
			'People, sync and text analysis. Errors are `application/problem+json` (RFC 9457) with a stable `type`.'
	}
};

/** For `security` of a route: a session's cookie. */
export const BY_SESSION = [{ session: [] }];
/** For `security` of a route: a session, or a key in either of its places. */
export const BY_SESSION_OR_KEY = [{ session: [] }, { bearer: [] }, { apiKey: [] }];

export function registerSecurity({ openAPIRegistry }: OpenAPIHono<AppEnv>): void {
	const register = openAPIRegistry.registerComponent.bind(openAPIRegistry);
	register('securitySchemes', 'session', {
		type: 'apiKey',
		in: 'cookie',
		name: 'textai.session',
		description: 'Set by log-in; `__Host-textai.session` where the address is https.'
	});
	register('securitySchemes', 'bearer', { type: 'http', scheme: 'bearer', bearerFormat: 'sk_…' });
	register('securitySchemes', 'apiKey', { type: 'apiKey', in: 'header', name: 'x-api-key' });
}
