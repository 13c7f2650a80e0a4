import { createMiddleware } from 'hono/factory';
import type { KeyRefusal } from '#lib/domain/api-keys/api-key-manager.ts';
import type { APIKeyManager } from '#lib/domain/api-keys/api-key-manager.ts';
import type { AppEnv } from './app-env.ts';
import type { Principal } from './principal.ts';
import { problem } from './problem.ts';

/** Finds the session that a request's cookie names; nothing where there is none or it has ended. */
export interface SessionFinder {
	find(headers: Headers): Promise<Extract<Principal, { kind: 'session' }> | undefined>;
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
					detail: explainKey(error),
					headers: { 'WWW-Authenticate': 'Bearer' }
				});
			}
			c.set('principal', { kind: 'key', ...found.value });
		} else if (c.req.header('cookie') !== undefined) {
			const session = await sessions.find(c.req.raw.headers);
			if (session) c.set('principal', session);
		}
		return next();
	});
}

/** `Authorization: Bearer sk_…` or `x-api-key`. */
function keyOf(headers: Headers): string | undefined {
	const bearer = /^Bearer +(.+)$/i.exec(headers.get('authorization') ?? '')?.[1];
	return bearer?.trim() ?? headers.get('x-api-key')?.trim();
}

function explainKey({ kind }: KeyRefusal): string {
	switch (kind) {
		case 'malformed-key':
			return 'This is no key of this server: it is mistyped, cut off or made elsewhere.';
		case 'unknown-key':
		case 'no-user':
			return 'There is no such key. Make a new one.';
		case 'revoked-key':
			return 'This key was revoked. Make a new one.';
		case 'expired-key':
			return 'This key has expired. Make a new one.';
		case 'out-of-scope':
			return 'This key is not made for this.';
	}
}
