import { createMiddleware } from 'hono/factory';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import type { AppEnv } from './app-env.ts';
import type { SessionFacts } from './principal.ts';
import { problem } from './problem.ts';

interface WithSession extends AppEnv {
	Variables: AppEnv['Variables'] & { user: User; session: SessionFacts };
}

/** Only who is signed in; keys are no substitute. `c.var.user` and `c.var.session` are theirs. */
export const forUsers = createMiddleware<WithSession>(async (c, next) => {
	const { principal } = c.var;
	if (principal.kind === 'key') {
		return problem(c, 'not-allowed', { detail: 'Keys cannot do this: log in.' });
	}
	if (principal.kind === 'anonymous') return problem(c, 'not-signed-in');
	c.set('user', principal.user);
	c.set('session', principal.session);
	return next();
});

/** Only admins who are signed in. */
export const forAdmins = createMiddleware<WithSession>(async (c, next) => {
	const { principal } = c.var;
	if (principal.kind === 'anonymous') return problem(c, 'not-signed-in');
	if (principal.kind === 'key' || !isActiveAdmin(principal.user)) return problem(c, 'not-allowed');
	c.set('user', principal.user);
	c.set('session', principal.session);
	return next();
});

/** How long a log-in counts as recent. */
const RECENT_MS = 15 * 60_000;

/** Whether a session's user proved who they are a short while ago. */
export function isRecent({ provenAt }: SessionFacts, now: number): boolean {
	return now - provenAt <= RECENT_MS;
}
