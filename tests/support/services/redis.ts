import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { freePorts } from './free-ports.ts';
import { GuardedProcess } from './guarded-process.ts';
import { runningService, type Service } from './running-service.ts';

const START_TIMEOUT_MS = 20_000;

/** A Redis of this process alone, that keeps nothing on the disk. */
export async function startRedis(program: string): Promise<Service> {
	const folder = mkdtempSync(join(tmpdir(), 'textai-redis-'));
	const [port = 0] = await freePorts(1);
	const args = ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder];
	const server = new GuardedProcess(program, [...args, '--save', '', '--appendonly', 'no']);
	const url = `redis://127.0.0.1:${port}`;
	return runningService({
		server,
		folder,
		url,
		timeoutMs: START_TIMEOUT_MS,
		answers: () => answers(url)
	});
}

async function answers(url: string): Promise<true> {
	const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
	client.on('error', () => {});
	try {
		await client.connect();
		await client.ping();
		return true;
	} finally {
		client.disconnect();
	}
}
