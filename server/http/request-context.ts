import { randomUUID } from 'node:crypto';
import { createMiddleware } from 'hono/factory';
import type { Logger } from 'pino';
import type { AppEnv } from './app-env.ts';
import { clientAddress } from './client-address.ts';

const GIVEN_ID = /^[\w.-]{8,64}$/;

/** Gives every request its id, its logger and its client's address, and writes one line when it is answered. */
export function requestContext(log: Logger, trustedHops: number) {
	return createMiddleware<AppEnv>(async (c, next) => {
		const given = c.req.header('x-request-id') ?? '';
		const requestId = GIVEN_ID.test(given) ? given : randomUUID();
		const ownLog = log.child({ requestId });
		c.set('requestId', requestId);
		c.set('log', ownLog);
		c.set('principal', { kind: 'anonymous' });
		c.set('clientAddress', clientAddress(c, trustedHops));
		c.header('X-Request-Id', requestId);
		const began = performance.now();
		await next();
		// Not the query: people put texts there.
		const { method, path } = c.req;
		const ms = Math.round(performance.now() - began);
		ownLog.info({ method, path, status: c.res.status, ms }, 'answered');
	});
}
