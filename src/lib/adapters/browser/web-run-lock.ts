import { heldLocks, requestLock } from './web-locks.ts';
import type { RunLock } from '#lib/ports/run-lock.ts';

/** Web Locks: the browser lets go of a lock when its tab dies, however it dies. */
export const webRunLock: RunLock = {
	async run<T>(name: string, signal: AbortSignal, work: () => Promise<T>) {
		const begun: true[] = [];
		try {
			return await requestLock(nameOf(name), { signal }, () => {
				begun.push(true);
				return work();
			});
		} catch (cause) {
			if (begun.length === 0 && signal.aborted) return undefined;
			throw cause;
		}
	},
	async isHeld(name: string) {
		return (await heldLocks()).includes(nameOf(name));
	}
};

function nameOf(name: string): string {
	return `textai-${name}`;
}
