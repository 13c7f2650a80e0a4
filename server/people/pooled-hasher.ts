import { Piscina } from 'piscina';
import { z } from 'zod';
import { BCRYPT_COST, bcryptDecoy } from '#lib/adapters/webcrypto/bcrypt-decoy.ts';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';

/** bcrypt reads no more. */
const MAX_BYTES = 72;
const IDLE_MS = 60_000;

/** bcrypt in worker threads: a log-in takes half a second of a core, and nobody else waits for it. */
export class PooledHasher implements PasswordHasher {
	readonly decoy: string;
	readonly #pool: Piscina;

	/** @param cost logarithm of the rounds; tests take the smallest, 4 */
	constructor(private readonly cost = BCRYPT_COST) {
		this.decoy = bcryptDecoy(cost);
		this.#pool = new Piscina({
			filename: new URL('./bcrypt-worker.mjs', import.meta.url).href,
			minThreads: 0,
			maxThreads: 2,
			idleTimeout: IDLE_MS,
			// A loader of this process is none of theirs.
			execArgv: []
		});
	}

	async hash(secret: string): Promise<string> {
		if (Buffer.byteLength(secret) > MAX_BYTES) throw new RangeError('bcrypt reads 72 bytes only');
		return z.string().parse(await this.#pool.run({ secret, cost: this.cost }));
	}

	async verify(secret: string, stored: string): Promise<boolean> {
		return z.boolean().parse(await this.#pool.run({ secret, stored }));
	}

	close(): Promise<void> {
		return this.#pool.close();
	}
}
