import { createMiddleware } from 'hono/factory';
import type { AppEnv } from './app-env.ts';
import { problem } from './problem.ts';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Refuses what a page of another site made a browser send (OWASP ASVS 3.5). Browsers say so in
 * Sec-Fetch-Site and Origin; a program that sends neither has no cookies of ours that it was not given.
 * @param ownOrigins addresses under which this server is seen; none: the one that was asked for
 */
export function sameOrigin(ownOrigins: readonly string[]) {
	return createMiddleware<AppEnv>(async (c, next) => {
		if (!SAFE.has(c.req.method) && isForeign(c.req.raw, ownOrigins)) {
			return problem(c, 'foreign-origin', {
				detail: 'This request came from a page of another site. Nothing was changed.'
			});
		}
		return next();
	});
}

function isForeign({ headers, url }: Request, ownOrigins: readonly string[]): boolean {
	const site = headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin' && site !== 'none') return true;
	const origin = headers.get('origin');
	if (origin === null) return false;
	const own = ownOrigins.length > 0 ? ownOrigins : [new URL(url).origin];
	return !own.includes(origin);
}
