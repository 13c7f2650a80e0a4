import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Outside {
	/** Where the browser sends whatever is not for this machine. */
	readonly proxy: string;
	/** Hosts and addresses asked for since `clear`. */
	asked(): readonly string[];
	clear(): void;
	close(): void;
}

/**
 * A proxy that lets nothing through and writes down who was asked for. Playwright reports the
 * requests of pages and workers; this also sees workers of workers, sockets, beacons and prefetches.
 */
export async function watchOutside(): Promise<Outside> {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(request.url ?? '');
		response.writeHead(502).end();
	});
	server.on('connect', (request, socket) => {
		asked.push(request.url ?? '');
		socket.on('error', () => socket.destroy());
		socket.end('HTTP/1.1 502 Outside\r\n\r\n');
	});
	await new Promise<void>((done) => {
		server.listen(0, '127.0.0.1', done);
	});
	const { port } = server.address() as AddressInfo;
	return {
		proxy: `http://127.0.0.1:${port}`,
		asked: () => asked,
		clear() {
			asked.length = 0;
		},
		close() {
			server.close();
			server.closeAllConnections();
		}
	};
}
