import type { Context } from 'hono';
import { trustedHeaders } from '#server/people/request-headers.ts';
import type { Visit } from '#server/people/server-authenticator.ts';
import type { AppEnv } from './app-env.ts';

type Visiting = Pick<Context, 'header'> & {
	readonly var: Pick<AppEnv['Variables'], 'clientAddress'>;
	readonly req: { readonly raw: Request };
};

/** What of a request matters to who sends it. */
export function visitOf(c: Visiting, isKept = true): Visit {
	const address = c.var.clientAddress;
	return { headers: trustedHeaders(c.req.raw.headers, address), address, isKept };
}

export function setCookies(c: Visiting, cookies: readonly string[]): void {
	for (const cookie of cookies) c.header('Set-Cookie', cookie, { append: true });
}
