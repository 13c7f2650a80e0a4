import type { Context } from 'hono';
import { getConnInfo } from '@hono/node-server/conninfo';
import { isIP } from 'node:net';

/** Where there is no socket, as in `app.request()`. */
const NO_SOCKET = '127.0.0.1';

/**
 * The client as far as trusted proxies vouch for it: each adds the address that it saw at the end of
 * X-Forwarded-For, and what stands further left may be forged.
 * @param trustedHops proxies of our own in front of this server
 */
export function clientAddress(c: Context, trustedHops: number): string {
	const seen = socketAddress(c);
	if (trustedHops === 0) return seen;
	const chain = (c.req.header('x-forwarded-for') ?? '').split(',').map((part) => part.trim());
	const claimed = chain.at(-trustedHops) ?? '';
	return isIP(claimed) === 0 ? seen : claimed;
}

function socketAddress(c: Context): string {
	try {
		return getConnInfo(c).remote.address?.replace(/^::ffff:/, '') ?? NO_SOCKET;
	} catch {
		return NO_SOCKET;
	}
}
