import type { KeyInfo, NewKey } from '#lib/domain/api-keys/api-key.ts';
import { describeKeyError } from '#lib/features/errors/key-errors.ts';
import type { Result } from '#lib/domain/result.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { FreshKeyInfo, KeyKeeper } from '#lib/ports/key-keeper.ts';

/** `server`: that of the server which the user has joined; only those open its API. */
export type KeyPlace = 'device' | 'server';

/** One user's keys, as the page shows them. */
export class KeyList {
	/** Undefined until they are read. */
	#keys = $state.raw<readonly KeyInfo[]>();
	#fresh = $state.raw<FreshKeyInfo>();
	#problem = $state<string>();

	constructor(
		private readonly services: () => Promise<AccountServices>,
		private readonly userId: string,
		private readonly place: KeyPlace = 'device'
	) {}

	get keys(): readonly KeyInfo[] | undefined {
		return this.#keys;
	}

	/** Just made: its secret is shown until the page is left or the user has put it away. */
	get fresh(): FreshKeyInfo | undefined {
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

	async make(wanted: NewKey): Promise<Result<FreshKeyInfo, string>> {
		const made = await (await this.#keeper()).make(wanted);
		if (!made.ok) return { ok: false, error: describeKeyError(made.error) };
		this.#fresh = made.value;
		await this.#read();
		return made;
	}

	putAway(): void {
		this.#fresh = undefined;
	}

	async revoke(id: string): Promise<void> {
		const revoked = await (await this.#keeper()).revoke(id);
		this.#problem = revoked.ok ? undefined : describeKeyError(revoked.error);
		if (this.#fresh?.key.id === id) this.#fresh = undefined;
		await this.#read();
	}

	async rotate(id: string): Promise<void> {
		const rotated = await (await this.#keeper()).rotate(id);
		this.#problem = rotated.ok ? undefined : describeKeyError(rotated.error);
		if (rotated.ok) this.#fresh = rotated.value;
		await this.#read();
	}

	async #read(): Promise<void> {
		const listed = await (await this.#keeper()).list();
		if (listed.ok) this.#keys = listed.value;
		else this.#problem = describeKeyError(listed.error);
	}

	async #keeper(): Promise<KeyKeeper> {
		const services = await this.services();
		if (this.place === 'server') return (await services.server()).keys;
		const { keys } = services;
		return {
			list: () => keys.listKeys(this.userId),
			make: (wanted) => keys.generateKey(this.userId, wanted),
			revoke: (id) => keys.revokeKey(this.userId, id),
			rotate: (id) => keys.rotateKey(this.userId, id)
		};
	}
}
