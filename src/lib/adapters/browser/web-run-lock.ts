import { heldLocks, requestLock } from './web-locks.ts';
import type { RunLock } from '#lib/ports/run-lock.ts';

/** Web Locks: the browser lets go of a lock when its tab dies, however it dies. */
export const webRunLock: RunLock = {
	run: (name, signal, work) => requestLock(nameOf(name), { signal }, work),
	async isHeld(name: string) {
		return (await heldLocks()).includes(nameOf(name));
	}
};

function nameOf(name: string): string {
	return `textai-${name}`;
}
