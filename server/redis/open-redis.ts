import { Redis } from 'ioredis';
import type { Logger } from 'pino';

/** A request would rather be told "not now" than wait longer. */
const COMMAND_TIMEOUT_MS = 2000;
const LONGEST_PAUSE_MS = 2000;

export interface OpenRedis {
	/** For limits and answers: gives up soon. */
	readonly quick: Redis;
	/** For the queue, which waits as long as it takes. */
	readonly patient: Redis;
	ping(): Promise<void>;
	close(): void;
}

/** Connects by itself, again and again; what is asked meanwhile fails soon. */
export function openRedis(url: string, log: Logger): OpenRedis {
	const retryStrategy = (tries: number) => Math.min(LONGEST_PAUSE_MS, 50 * tries);
	const quick = new Redis(url, {
		commandTimeout: COMMAND_TIMEOUT_MS,
		maxRetriesPerRequest: 1,
		retryStrategy
	});
	const patient = new Redis(url, { maxRetriesPerRequest: null, retryStrategy });
	for (const client of [quick, patient]) {
		// Without a listener a Redis that restarts would end this process.
		client.on('error', ({ name, message }: Error) => {
			log.warn({ err: { name, message } }, 'Redis does not answer');
		});
	}
	return {
		quick,
		patient,
		async ping() {
			await quick.ping();
		},
		close() {
			quick.disconnect();
			patient.disconnect();
		}
	};
}
