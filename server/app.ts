import type { OpenAPIHono } from '@hono/zod-openapi';
import { bodyLimit } from 'hono/body-limit';
import { except } from 'hono/combine';
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { AppDeps } from './deps.ts';
import type { AppEnv } from './http/app-env.ts';
import { authenticate } from './http/authenticate.ts';
import { createRouter } from './http/create-router.ts';
import { measureRequests } from './http/measure-requests.ts';
import { openAiErrors } from './http/open-ai-errors.ts';
import { DOCUMENT, registerSecurity } from './http/openapi-document.ts';
import { problem } from './http/problem.ts';
import { requestContext } from './http/request-context.ts';
import { sameOrigin } from './http/same-origin.ts';
import { securityHeaders } from './http/security-headers.ts';
import { serveSite } from './http/serve-site.ts';
import { adminBackupRoutes } from './routes/admin-backups.ts';
import { adminFactsRoutes } from './routes/admin-facts.ts';
import { adminPeopleRoutes } from './routes/admin-people.ts';
import { apiFactsRoutes } from './routes/api-facts.ts';
import { batchRoutes } from './routes/batches.ts';
import { docsRoutes } from './routes/docs.ts';
import { healthRoutes } from './routes/health.ts';
import { syncRoutes } from './routes/sync.ts';
import { huggingFaceRoutes } from './routes/hugging-face.ts';
import { metricsRoutes } from './routes/metrics.ts';
import { openAiRoutes } from './routes/open-ai.ts';
import { toolRoutes } from './routes/tools.ts';
import { accountRoutes } from './routes/account.ts';
import { forgottenRoutes } from './routes/forgotten.ts';
import { invitationRoutes } from './routes/invitations.ts';
import { keyRoutes } from './routes/keys.ts';
import { logInRoutes } from './routes/log-in.ts';
import { oauthRoutes } from './routes/oauth.ts';
import { sessionRoutes } from './routes/sessions.ts';
import { twoFactorRoutes } from './routes/two-factor.ts';

/** Bytes of a request's body; routes that take files have limits of their own, below `/api/v1/batches`. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;
const OWN_BODY_LIMIT = ['/api/v1/batches', '/api/v1/batches/*', '/api/sync/*'];

/** Where who asks matters; files of the app are handed out without a look at cookies. */
const AUTHENTICATED = ['/api/*', '/v1/*', '/models/:org/:name'];

/** Assembles the server from its parts; reads no environment and opens nothing. */
export function createApp(deps: AppDeps): OpenAPIHono<AppEnv> {
	const { settings, log } = deps;
	const app = createRouter();
	registerSecurity(app);

	app.use(
		requestContext(log, settings.TRUST_PROXY_HOPS),
		securityHeaders,
		measureRequests(deps.metrics)
	);
	app.use('/v1/*', openAiErrors);
	app.use(sameOrigin(settings.PUBLIC_URL === undefined ? [] : [settings.PUBLIC_URL]));
	app.use(except(OWN_BODY_LIMIT, limitBody()));
	for (const path of AUTHENTICATED) app.use(path, authenticate(deps.keys, deps.sessions));

	// One line a group of routes.
	app.route('/', healthRoutes(deps));
	app.route('/', syncRoutes(deps));
	app.route('/', metricsRoutes(deps));
	app.route('/', toolRoutes(deps));
	app.route('/', apiFactsRoutes(deps));
	app.route('/', batchRoutes(deps));
	app.route('/', huggingFaceRoutes(deps));
	app.route('/', openAiRoutes(deps));
	app.route('/', logInRoutes(deps));
	app.route('/', forgottenRoutes(deps));
	app.route('/', oauthRoutes(deps));
	app.route('/', accountRoutes(deps));
	app.route('/', sessionRoutes(deps));
	app.route('/', twoFactorRoutes(deps));
	app.route('/', keyRoutes(deps));
	app.route('/', invitationRoutes(deps));
	app.route('/', adminPeopleRoutes(deps));
	app.route('/', adminFactsRoutes(deps));
	app.route('/', adminBackupRoutes(deps));

	app.route('/', docsRoutes());
	app.doc31('/openapi.json', DOCUMENT);

	if (deps.site !== undefined) {
		const serve = serveSite(deps.site);
		app.on(['GET', 'HEAD'], '*', (c, next) => (isApi(c.req.path) ? next() : serve(c)));
	}
	app.notFound((c) => problem(c, 'not-found', { detail: `There is nothing at ${c.req.path}.` }));
	app.onError((error, c) => {
		if (error instanceof HTTPException && error.status < 500) {
			return problem(c, error.status === 415 ? 'wrong-media-type' : 'invalid-request');
		}
		c.get('log').error({ err: describe(error) }, 'failed');
		return problem(c, 'internal-error', {
			detail: 'The error was logged under the id of this request. Try again.'
		});
	});
	return app;
}

/** What a worker of batches tells of itself. */
export function createWorkerApp(deps: AppDeps): OpenAPIHono<AppEnv> {
	const app = createRouter();
	app.route('/', healthRoutes(deps));
	app.route('/', metricsRoutes(deps));
	return app;
}

function limitBody() {
	return bodyLimit({
		maxSize: MAX_BODY_BYTES,
		onError: (c: Context<AppEnv>) => problem(c, 'too-large')
	});
}

function isApi(path: string): boolean {
	return path.startsWith('/api/') || path.startsWith('/v1/');
}

/** Where it happened and of which kind; a message may quote what was sent. */
function describe(error: Error) {
	const place = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? [];
	return { name: error.name, stack: place.slice(0, 8).join('\n') };
}
