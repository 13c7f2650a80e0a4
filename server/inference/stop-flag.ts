/** A task's end, told through shared memory: a thread that computes reads no messages. */
export class StopFlag {
	readonly #controller = new AbortController();
	readonly #flag: Int32Array;

	constructor(memory: SharedArrayBuffer) {
		this.#flag = new Int32Array(memory);
	}

	/** Aborts once `check` has found the flag set. */
	get signal(): AbortSignal {
		return this.#controller.signal;
	}

	check(): void {
		if (Atomics.load(this.#flag, 0) !== 0) this.#controller.abort();
	}
}

export function newStopMemory(): SharedArrayBuffer {
	return new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
}

export function raiseStop(memory: SharedArrayBuffer): void {
	Atomics.store(new Int32Array(memory), 0, 1);
}
