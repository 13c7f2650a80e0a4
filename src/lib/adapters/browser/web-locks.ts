/**
 * Web Locks, which a browser that blocks all site data refuses. Tabs share nothing there that a lock could guard: it is then
 * as if nobody held one.
 */

/** Holds the lock as long as this page or worker lives; `onHeld` is told once it has it. */
export function holdLock(name: string, mode: LockMode, onHeld?: () => void): void {
	const held = () => {
		onHeld?.();
		return new Promise<never>(() => undefined);
	};
	navigator.locks.request(name, { mode }, held).catch(() => undefined);
}

/**
 * As `navigator.locks.request`; where that is refused, the work runs as if it held the lock. Answers nothing where the signal
 * came first.
 */
export async function requestLock<T>(
	name: string,
	options: LockOptions,
	work: (isHeld: boolean) => Promise<T>
): Promise<T | undefined> {
	const begun: true[] = [];
	try {
		return await navigator.locks.request(name, options, (lock) => {
			begun.push(true);
			return work(lock !== null);
		});
	} catch (cause) {
		if (begun.length > 0) throw cause;
		if (options.signal?.aborted) return undefined;
		if (isRefusal(cause)) return work(true);
		throw cause;
	}
}

/** Names of all locks that are held at this address. */
export async function heldLocks(): Promise<readonly string[]> {
	try {
		const { held = [] } = await navigator.locks.query();
		return held.flatMap(({ name }) => name ?? []);
	} catch {
		return [];
	}
}

function isRefusal(cause: unknown): boolean {
	return cause instanceof DOMException && cause.name === 'SecurityError';
}
