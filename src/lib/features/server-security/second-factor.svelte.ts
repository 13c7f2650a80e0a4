import type { Result } from '#lib/domain/result.ts';
import type { AddedFactor, ServerSecurityError } from '#lib/ports/server-security.ts';
import type { SyncServices } from '#lib/ports/sync-services.ts';

interface ServerParts extends Pick<SyncServices, 'security'> {
	readonly people: Pick<SyncServices['people'], 'current'>;
	readonly account: Pick<SyncServices['account'], 'proofOf'>;
}

export type FactorAct = 'add' | 'remove' | 'renew';

/** What is asked or shown now. */
export type FactorStep =
	| { readonly kind: 'password'; readonly act: FactorAct }
	/** The app has it; a code proves that. */
	| { readonly kind: 'confirm'; readonly added: AddedFactor }
	/** Shown this once. */
	| { readonly kind: 'codes'; readonly codes: readonly string[] };

/** The second factor of the joined account, and the steps of adding, renewing and removing it. */
export class SecondFactor {
	/** Undefined until the server has told. */
	#isOn = $state<boolean>();
	#step = $state.raw<FactorStep>();
	#error = $state.raw<ServerSecurityError>();
	#isBusy = $state(false);

	/**
	 * @param server loads what speaks with it
	 * @param username on the server
	 */
	constructor(
		private readonly server: () => Promise<ServerParts>,
		private readonly username: string
	) {}

	get isOn(): boolean | undefined {
		return this.#isOn;
	}

	/** Nothing while nothing is being done. */
	get step(): FactorStep | undefined {
		return this.#step;
	}

	get error(): ServerSecurityError | undefined {
		return this.#error;
	}

	get isBusy(): boolean {
		return this.#isBusy;
	}

	async refresh(): Promise<void> {
		const person = await this.#ask(({ people }) => people.current());
		if (!person) return;
		if (person.value) this.#isOn = person.value.hasSecondFactor;
		else this.#error = { kind: 'signed-out' };
	}

	begin(act: FactorAct): void {
		this.#error = undefined;
		this.#step = { kind: 'password', act };
	}

	/** The password proves who asks; it never leaves this device. */
	async prove(password: string): Promise<void> {
		const step = this.#step;
		if (step?.kind !== 'password') return;
		const secret = await this.#ask(({ account }) => account.proofOf(this.username, password));
		if (!secret) return;
		if (step.act === 'add') await this.#add(secret.value);
		else if (step.act === 'renew') await this.#renew(secret.value);
		else await this.#remove(secret.value);
	}

	async confirm(code: string): Promise<void> {
		const step = this.#step;
		if (step?.kind !== 'confirm') return;
		if (!(await this.#ask(({ security }) => security.confirmFactor(code)))) return;
		this.#isOn = true;
		this.#step = { kind: 'codes', codes: step.added.backupCodes };
	}

	/** Whatever was begun is left; what was not confirmed does not count. */
	close(): void {
		this.#step = undefined;
		this.#error = undefined;
	}

	async #add(secret: string): Promise<void> {
		const added = await this.#ask(({ security }) => security.addFactor(secret));
		if (added) this.#step = { kind: 'confirm', added: added.value };
	}

	async #renew(secret: string): Promise<void> {
		const codes = await this.#ask(({ security }) => security.renewBackupCodes(secret));
		if (codes) this.#step = { kind: 'codes', codes: codes.value };
	}

	async #remove(secret: string): Promise<void> {
		if (!(await this.#ask(({ security }) => security.removeFactor(secret)))) return;
		this.#isOn = false;
		this.#step = undefined;
	}

	/** Nothing where it failed: `error` then says why. */
	async #ask<T>(
		work: (server: ServerParts) => Promise<Result<T, ServerSecurityError>>
	): Promise<{ readonly value: T } | undefined> {
		this.#isBusy = true;
		this.#error = undefined;
		try {
			const done = await work(await this.server());
			if (done.ok) return done;
			this.#error = done.error;
		} catch (cause) {
			this.#error = { kind: 'server-error', detail: String(cause) };
		} finally {
			this.#isBusy = false;
		}
		return undefined;
	}
}
