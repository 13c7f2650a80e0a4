/** Words of the shared memory of a task. */
const STOP = 0;
const INSIDE = 1;
/** In place of the number of calls: none may begin any more. */
const CLOSED = -1;

export function newSwitchMemory(): SharedArrayBuffer {
	return new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT);
}

/** The pool's side. */
export function raiseStop(memory: SharedArrayBuffer): void {
	Atomics.store(new Int32Array(memory), STOP, 1);
}

/**
 * Shuts the runtime for this task, unless a call is inside. A thread that is ended while native code runs in it ends
 * the whole process: node-addon-api throws where nobody can catch. @returns whether the thread may be ended
 */
export function closeRuntime(memory: SharedArrayBuffer): boolean {
	const found = Atomics.compareExchange(new Int32Array(memory), INSIDE, 0, CLOSED);
	return found === 0 || found === CLOSED;
}

/** The thread's side: a thread that computes reads no messages, so its task's end is told through shared memory. */
export class TaskSwitch {
	readonly #controller = new AbortController();
	readonly #words: Int32Array;

	constructor(memory: SharedArrayBuffer) {
		this.#words = new Int32Array(memory);
	}

	/** Aborts once `check` has found that the task was stopped. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	check(): void {
		if (Atomics.load(this.#words, STOP) !== 0) this.#controller.abort();
	}

	/** Runs a call of native code. Once the runtime is closed it never ends, as the thread is about to. */
	async inside<T>(call: () => Promise<T>): Promise<T> {
		if (!this.#enter()) return new Promise<never>(() => undefined);
		try {
			return await call();
		} finally {
			Atomics.sub(this.#words, INSIDE, 1);
		}
	}

	#enter(): boolean {
		for (;;) {
			const calls = Atomics.load(this.#words, INSIDE);
			if (calls === CLOSED) return false;
			if (Atomics.compareExchange(this.#words, INSIDE, calls, calls + 1) === calls) return true;
		}
	}
}
