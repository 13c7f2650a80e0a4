/** Bytes of a page of WASM memory. */
const PAGE = 65_536;
/** What vectors are aligned to, and a line of the processor's cache. */
const ALIGNMENT = 64;
/** Nothing stands at address 0. */
const START = ALIGNMENT;

/** Hands out room from the start of a WASM memory; nothing is given back. */
export class Arena {
	#next = START;

	get used(): number {
		return this.#next;
	}

	/** @returns address of `bytes` bytes */
	take(bytes: number): number {
		const address = this.#next;
		this.#next = Math.ceil((address + bytes) / ALIGNMENT) * ALIGNMENT;
		return address;
	}

	/** A memory that holds all that was taken so far, all zeros. */
	createMemory(): WebAssembly.Memory {
		return new WebAssembly.Memory({ initial: Math.ceil(this.#next / PAGE) });
	}
}
