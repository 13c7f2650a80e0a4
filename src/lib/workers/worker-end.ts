import { holdLock } from '#lib/adapters/browser/web-locks.ts';
import type { MessageEnd } from './serve-calls.ts';

/**
 * The worker's side of its messages. It takes a lock of its own and tells the page the name: when the
 * page can get that lock, this worker is gone, however it went.
 */
export function workerEnd(): MessageEnd {
	const lock = `textai-worker-${crypto.randomUUID()}`;
	holdLock(lock, 'exclusive', () => {
		self.postMessage({ type: 'alive', lock });
	});
	return {
		post: (message) => {
			self.postMessage(message);
		},
		listen: (receive) => {
			self.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
				receive(data);
			});
		}
	};
}
