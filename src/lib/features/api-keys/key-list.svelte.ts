import type { FreshKey } from '#lib/domain/api-keys/api-key-manager.ts';
import type { ApiKey, NewKey } from '#lib/domain/api-keys/api-key.ts';
import { describeKeyError } from '#lib/features/errors/key-errors.ts';
import type { Result } from '#lib/domain/result.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';

/** One user's keys, as the page shows them. */
export class KeyList {
	/** Undefined until they are read. */
	#keys = $state.raw<readonly ApiKey[]>();
	#fresh = $state.raw<FreshKey>();
	#problem = $state<string>();

	constructor(
		private readonly services: () => Promise<AccountServices>,
		private readonly userId: string
	) {}

	get keys(): readonly ApiKey[] | undefined {
		return this.#keys;
	}

	/** Just made: its secret is shown until the page is left or the user has put it away. */
	get fresh(): FreshKey | undefined {
		return this.#fresh;
	}

	get problem(): string | undefined {
		return this.#problem;
	}

	/** Reads the keys and follows what other tabs do with them; the answer ends that. */
	follow(): () => void {
		let isEnded = false;
		let end: (() => void) | undefined;
		const start = async () => {
			const services = await this.services();
			if (!isEnded) end = services.onChange(['apiKeys'], () => void this.#read());
			await this.#read();
		};
		void start();
		return () => {
			isEnded = true;
			end?.();
		};
	}

	async make(wanted: NewKey): Promise<Result<FreshKey, string>> {
		const { keys } = await this.services();
		const made = await keys.generateKey(this.userId, wanted);
		if (!made.ok) return { ok: false, error: describeKeyError(made.error) };
		this.#fresh = made.value;
		await this.#read();
		return made;
	}

	putAway(): void {
		this.#fresh = undefined;
	}

	async revoke(id: string): Promise<void> {
		const { keys } = await this.services();
		const revoked = await keys.revokeKey(this.userId, id);
		this.#problem = revoked.ok ? undefined : describeKeyError(revoked.error);
		if (this.#fresh?.key.id === id) this.#fresh = undefined;
		await this.#read();
	}

	async rotate(id: string): Promise<void> {
		const { keys } = await this.services();
		const rotated = await keys.rotateKey(this.userId, id);
		this.#problem = rotated.ok ? undefined : describeKeyError(rotated.error);
		if (rotated.ok) this.#fresh = rotated.value;
		await this.#read();
	}

	async #read(): Promise<void> {
		const { keys } = await this.services();
		const listed = await keys.listKeys(this.userId);
		if (listed.ok) this.#keys = listed.value;
		else this.#problem = describeKeyError(listed.error);
	}
}
