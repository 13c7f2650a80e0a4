import { isIPv6 } from 'node:net';

/** @typedef {import('node:http').Server} Server */

const DEFAULT_PORT = 4173;
/** "localhost" is either of these, whichever a browser tries first. */
export const LOOPBACK = ['127.0.0.1', '::1'];

/**
 * @param {NodeJS.ProcessEnv} env PORT (0: any free one) and HOST (default: this machine only)
 * @returns {{ port: number, hosts: string[] }}
 * @throws {Error} one line, when PORT is no port
 */
export function readAddress(env) {
	const port = env.PORT ? Number(env.PORT) : DEFAULT_PORT;
	if (!Number.isInteger(port) || port < 0 || port > 65535) {
		throw new Error(`PORT must be a number from 0 to 65535, not "${env.PORT ?? ''}".`);
	}
	return { port, hosts: env.HOST && env.HOST !== 'localhost' ? [env.HOST] : LOOPBACK };
}

/**
 * Listens on every host.
 * @param {() => Server} create makes one server for each host
 * @param {{ port: number, hosts: readonly string[] }} address
 * @param {string} [command] how it was started, for the advice
 * @returns {Promise<{ url: string, servers: readonly Server[], close: () => void }>} `close` also ends open connections
 * @throws {Error} one line, when the port cannot be had
 */
export async function listen(create, { port, hosts }, command = 'npm start') {
	/** @type {Server[]} */
	const servers = [];
	const close = () => {
		for (const server of servers) {
			server.close();
			server.closeAllConnections();
		}
	};
	let actual = port;
	for (const host of hosts) {
		const server = create();
		const failure = await tryListen(server, actual, host);
		if (failure === undefined) {
			servers.push(server);
			const bound = server.address();
			if (bound !== null && typeof bound === 'object') actual = bound.port;
		} else if (servers.length === 0 || failure === 'EADDRINUSE') {
			close();
			throw new Error(explain(failure, actual, host, command));
		}
		// Without IPv6 on the machine, 127.0.0.1 alone will do.
	}
	const [host = ''] = hosts;
	const name = hosts === LOOPBACK ? 'localhost' : isIPv6(host) ? `[${host}]` : host;
	return { url: `http://${name}:${actual}`, servers, close };
}

/** @param {Server} server @param {number} port @param {string} host @returns {Promise<string | undefined>} the error's code */
function tryListen(server, port, host) {
	return new Promise((done) => {
		server.once('error', (error) => done('code' in error ? String(error.code) : error.message));
		server.listen({ port, host, ipv6Only: isIPv6(host) && host !== '::' }, () => done(undefined));
	});
}

/** @param {string} code @param {number} port @param {string} host @param {string} started */
function explain(code, port, host, started) {
	const other = port < 65535 ? port + 1 : port - 1;
	const command =
		process.platform === 'win32' ? `set PORT=${other}&& ${started}` : `PORT=${other} ${started}`;
	if (code === 'EADDRINUSE') {
		return `Port ${port} is in use: end what uses it, or choose another one: ${command}`;
	}
	if (code === 'EACCES') return `Port ${port} needs more rights: choose another one: ${command}`;
	return `Cannot listen on ${host}:${port} (${code}): set HOST to an address of this machine.`;
}
