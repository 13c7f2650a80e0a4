import { createServer } from 'node:net';

/**
 * A port of this machine that nobody listens on at this moment.
 * @param {number} [wanted] taken where it is free; else any other
 * @returns {Promise<number>}
 */
export function freePort(wanted = 0) {
	return new Promise((done, fail) => {
		const server = createServer();
		const take = () => {
			const address = server.address();
			const port = address !== null && typeof address === 'object' ? address.port : wanted;
			server.close(() => done(port));
		};
		server.once('error', () => {
			server.once('error', fail);
			server.listen(0, '127.0.0.1', take);
		});
		server.listen(wanted, '127.0.0.1', take);
	});
}
