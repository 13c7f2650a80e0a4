import { chmodSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GuardedProcess } from './guarded-process.ts';
import { runningService, type Service } from './running-service.ts';

const SHIPPED = fileURLToPath(new URL('../../../deploy/nginx.conf', import.meta.url));
const START_TIMEOUT_MS = 20_000;

/** nginx with the configuration that ships, in front of instances on these ports of this machine. */
export async function startNginx(
	program: string,
	port: number,
	instances: readonly number[]
): Promise<Service> {
	const folder = mkdtempSync(join(tmpdir(), 'textai-nginx-'));
	// Its workers are another user's, where it is started by root.
	chmodSync(folder, 0o777);
	const shipped = readFileSync(SHIPPED, 'utf8');
	const upstream = /server app:8787 (.*);/;
	const servers = instances.map((one) => `server 127.0.0.1:${one} $1;`).join('\n');
	const file = join(folder, 'nginx.conf');
	const own = shipped
		.replace(upstream, servers)
		.replace('listen 8080;', `listen 127.0.0.1:${port};`)
		// Standard output is a socket here, which nginx cannot open.
		.replace('/dev/stdout', join(folder, 'access.log'))
		.replaceAll('/tmp/nginx', join(folder, 'nginx'));
	writeFileSync(file, own);
	const server = new GuardedProcess(program, ['-p', folder, '-c', file, '-g', 'daemon off;']);
	const url = `http://127.0.0.1:${port}`;
	return runningService({
		server,
		folder,
		url,
		timeoutMs: START_TIMEOUT_MS,
		answers: async () => {
			await fetch(url);
			return true;
		}
	});
}
