import { rmSync } from 'node:fs';
import type { GuardedProcess } from './guarded-process.ts';
import { until } from './until.ts';

export interface Service {
	readonly url: string;
	end(): Promise<void>;
}

interface Starting {
	readonly server: GuardedProcess;
	/** Its own, removed at its end. */
	readonly folder: string;
	readonly url: string;
	readonly timeoutMs: number;
	/** Rejects while the service does not answer yet. */
	readonly answers: () => Promise<true>;
}

/** A service once it answers. */
export async function runningService(starting: Starting): Promise<Service> {
	const { server, folder, url, timeoutMs, answers } = starting;
	await until(answers, timeoutMs, () => server.output);
	return {
		url,
		async end() {
			await server.end();
			rmSync(folder, { recursive: true, force: true });
		}
	};
}
