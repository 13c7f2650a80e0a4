import type { AppDeps } from '#server/deps.ts';
import { createRouter } from '#server/http/create-router.ts';
import { problem } from '#server/http/problem.ts';
import { visitOf } from '#server/http/visit.ts';
import { OAUTH_PATH } from '#server/people/create-auth.ts';

/** Of better-auth's own addresses only these are open: the start of a way by another site, and its end. */
const OPEN = [
	{ method: 'POST', path: `${OAUTH_PATH}/sign-in/social` },
	{ method: 'GET', path: `${OAUTH_PATH}/callback/:provider` },
	{ method: 'POST', path: `${OAUTH_PATH}/callback/:provider` }
] as const;

/** Log-in by GitHub, Google or an OpenID Connect provider, answered by better-auth itself. */
export function oauthRoutes({ people }: AppDeps) {
	const router = createRouter();
	for (const { method, path } of OPEN) {
		router.on(method, path, (c) => {
			const { headers } = visitOf(c);
			return people.auth.handler(new Request(c.req.raw, { headers }));
		});
	}
	router.all(`${OAUTH_PATH}/*`, (c) => problem(c, 'not-found'));
	return router;
}
