import { once } from 'node:events';
import type { Server } from 'node:http';
import type { createAdaptorServer } from '@hono/node-server';

/** Until SIGINT or SIGTERM. */
export function told(): Promise<unknown> {
	return Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}

/** Takes no new requests and waits for those that run, at most so many milliseconds. */
export async function finish(servers: readonly Server[], patienceMs: number): Promise<void> {
	const closed = servers.map(async (server) => {
		const ended = once(server, 'close');
		server.close();
		server.closeIdleConnections();
		await ended;
	});
	const timer = setTimeout(() => {
		for (const server of servers) server.closeAllConnections();
	}, patienceMs);
	await Promise.all(closed);
	clearTimeout(timer);
}

/** The adaptor's type knows HTTP/2 too. */
export function asHttp(server: ReturnType<typeof createAdaptorServer>): Server {
	if ('closeAllConnections' in server) return server;
	throw new TypeError('not a server of HTTP/1.1');
}
