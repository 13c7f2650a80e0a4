import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import type { AccountWorker } from './account-worker.ts';

/** Slow hashes beside the page, which goes on answering meanwhile. */
export class WorkerPasswordHasher implements PasswordHasher {
	/**
	 * @param decoy as of `PasswordHasher`
	 * @param spare hashes in this thread where no worker can be had: it may be slow, it must not fail
	 */
	constructor(
		private readonly worker: AccountWorker,
		readonly decoy: string,
		private readonly spare: () => Promise<PasswordHasher>
	) {}

	async hash(secret: string): Promise<string> {
		const hashed = await this.worker.call('hash', { secret });
		return hashed.ok ? hashed.value : (await this.spare()).hash(secret);
	}

	async verify(secret: string, hash: string): Promise<boolean> {
		const verified = await this.worker.call('verify', { secret, hash });
		return verified.ok ? verified.value : (await this.spare()).verify(secret, hash);
	}
}
