import { createMiddleware } from 'hono/factory';
import { FILE_POLICY, SECURITY_HEADERS } from '#scripts/serve-headers.mjs';

/** The headers of every answer; a page replaces the policy by its own. */
export const securityHeaders = createMiddleware(async (c, next) => {
	await next();
	for (const [name, value] of Object.entries(SECURITY_HEADERS)) c.res.headers.set(name, value);
	if (!c.res.headers.has('Content-Security-Policy')) {
		c.res.headers.set('Content-Security-Policy', FILE_POLICY);
	}
	if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'no-store');
});
