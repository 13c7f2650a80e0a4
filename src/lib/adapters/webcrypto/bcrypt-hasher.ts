import { compare, hash, truncates } from 'bcryptjs';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import { BCRYPT_COST, bcryptDecoy } from './bcrypt-decoy.ts';

/**
 * bcrypt in plain JavaScript, for page, worker and Node alike. It yields to the event loop every 100 ms,
 * so a page should have it in a worker.
 */
export class BcryptHasher implements PasswordHasher {
	readonly decoy: string;

	/** @param cost logarithm of the rounds; tests take the smallest, 4 */
	constructor(private readonly cost = BCRYPT_COST) {
		this.decoy = bcryptDecoy(cost);
	}

	hash(secret: string): Promise<string> {
		if (truncates(secret)) throw new RangeError('bcrypt reads 72 bytes only');
		return hash(secret, this.cost);
	}

	async verify(secret: string, stored: string): Promise<boolean> {
		return compare(secret, stored);
	}
}
