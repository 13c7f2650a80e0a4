import { createMiddleware } from 'hono/factory';
import type { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import { describeKeyError } from '#server/keys/describe-key-error.ts';
import type { AppEnv } from './app-env.ts';
import type { Principal } from './principal.ts';
import { problem } from './problem.ts';

export interface FoundSession {
	readonly principal: Extract<Principal, { kind: 'session' }>;
	/** `Set-Cookie` where the session was prolonged. */
	readonly cookies: readonly string[];
}

/** Finds the session that a request's cookie names; nothing where there is none or it has ended. */
export interface SessionFinder {
	find(headers: Headers): Promise<FoundSession | undefined>;
}

/**
 * Sets `principal`. A key that cannot be used is refused here, whatever was asked for; a cookie of an ended
 * session counts as none, since browsers keep sending those.
 */
export function authenticate(keys: APIKeyManager, sessions: SessionFinder) {
	return createMiddleware<AppEnv>(async (c, next) => {
		const secret = keyOf(c.req.raw.headers);
		if (secret !== undefined) {
			const found = await keys.getUserByKey(secret);
			if (!found.ok) {
				const { error } = found;
				if (error.kind === 'quota-exceeded' || error.kind === 'store-unavailable') {
					return problem(c, 'unavailable', { headers: { 'Retry-After': '5' } });
				}
				return problem(c, 'invalid-key', {
					detail: describeKeyError(error),
					headers: { 'WWW-Authenticate': 'Bearer' }
				});
			}
			c.set('principal', { kind: 'key', ...found.value });
		} else if (c.req.header('cookie') !== undefined) {
			const session = await sessions.find(c.req.raw.headers);
			if (session) c.set('principal', session.principal);
			for (const cookie of session?.cookies ?? []) c.header('Set-Cookie', cookie, { append: true });
		}
		return next();
	});
}

/** `Authorization: Bearer sk_…` or `x-api-key`. */
function keyOf(headers: Headers): string | undefined {
	const bearer = /^Bearer +(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
	return bearer?.trim() ?? headers.get('x-api-key')?.trim();
}
