/** One end of a worker, as the page holds it. Tests hand in an in-process one. */
export interface WorkerPort {
	post(message: unknown): void;
	/** `onDeath` is called at most once, for whatever reason the worker can no longer answer. */
	listen(onMessage: (message: unknown) => void, onDeath: (reason: string) => void): void;
	/** Ends the worker at once; its memory goes back to the system. */
	end(): void;
}

/**
 * A worker holds the lock of this name as long as it lives. When the page gets the lock, the worker is
 * gone: also after a silent death (out of memory, killed by the browser), of which no event tells.
 */
export const LOCK_MESSAGE = 'alive';

/**
 * Starts a worker. Where the browser refuses to make one (a policy, no memory left), its port is dead from the first
 * moment, so that whoever uses it is told as of any other death.
 */
export function startWorker(create: () => Worker): WorkerPort {
	try {
		return toWorkerPort(create());
	} catch (cause) {
		const reason =
			cause instanceof Error ? cause.message : 'The browser refused to start a worker.';
		return {
			post: () => undefined,
			listen: (_, onDeath) => {
				queueMicrotask(() => {
					onDeath(reason);
				});
			},
			end: () => undefined
		};
	}
}

function toWorkerPort(worker: Worker): WorkerPort {
	const watching = new AbortController();
	return {
		post: (message) => {
			worker.postMessage(message);
		},
		listen: (onMessage, onDeath) => {
			let isDead = false;
			const die = (reason: string) => {
				if (isDead || watching.signal.aborted) return;
				isDead = true;
				onDeath(reason);
			};
			worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
				if (isAlive(data)) void watchLock(data.lock, watching.signal, die);
				else onMessage(data);
			});
			worker.addEventListener('error', (event) => {
				event.preventDefault();
				die(event.message || 'The worker could not be started.');
			});
			worker.addEventListener('messageerror', () => {
				die('A message of the worker could not be read.');
			});
		},
		end: () => {
			watching.abort();
			worker.terminate();
		}
	};
}

function isAlive(data: unknown): data is { type: 'alive'; lock: string } {
	return (
		typeof data === 'object' &&
		data !== null &&
		'type' in data &&
		data.type === LOCK_MESSAGE &&
		'lock' in data &&
		typeof data.lock === 'string'
	);
}

async function watchLock(
	name: string,
	signal: AbortSignal,
	onDeath: (reason: string) => void
): Promise<void> {
	try {
		await navigator.locks.request(name, { signal }, () => {
			onDeath('The worker was ended from outside.');
		});
	} catch {
		// Aborted: the page itself ended the worker.
	}
}
