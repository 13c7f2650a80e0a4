import { describeAccountError } from '#lib/features/errors/account-errors.ts';
import type { AccountError } from '#lib/domain/accounts/account-error.ts';
import type { Result } from '#lib/domain/result.ts';
import * as m from '#lib/paraglide/account.js';

export type FormField = 'username' | 'email' | 'password' | 'confirmation' | 'code';

interface Problem {
	/** Where it is said: at a field, or above the button. */
	readonly field: FormField | undefined;
	readonly message: string;
}

/** One form around one call: busy while it lasts, then its answer or what went wrong, said where it belongs. */
export class AccountForm {
	#problem = $state.raw<Problem>();
	#isBusy = $state(false);
	#now = $state(0);
	#waitUntil = $state(0);

	get isBusy(): boolean {
		return this.#isBusy;
	}

	/** Seconds until the next attempt is looked at. */
	get waitSeconds(): number {
		return Math.max(0, Math.ceil((this.#waitUntil - this.#now) / 1000));
	}

	/** What is wrong with a field; without one, with the whole. */
	problem(field?: FormField): string | undefined {
		return this.#problem?.field === field ? this.#problem?.message : undefined;
	}

	/** Says that the two passwords differ; answers whether they do. */
	refuseUnequal(password: string, confirmation: string): boolean {
		const isUnequal = password !== confirmation;
		if (isUnequal) {
			this.#problem = { field: 'confirmation', message: m.the_two_passwords_are_not_the_same() };
		}
		return isUnequal;
	}

	/** @returns nothing where it failed: the form then says why */
	async submit<T>(work: () => Promise<Result<T, AccountError>>): Promise<T | undefined> {
		if (this.#isBusy || this.waitSeconds > 0) return undefined;
		this.#isBusy = true;
		this.#problem = undefined;
		try {
			const done = await work();
			if (done.ok) return done.value;
			const { error } = done;
			this.#problem = { field: fieldOf(error), message: describeAccountError(error) };
			if (error.kind === 'wait') this.#wait(error.forMs);
		} catch {
			this.#problem = { field: undefined, message: m.this_part_of_the_app_could_not_do() };
		} finally {
			this.#isBusy = false;
		}
		return undefined;
	}

	#wait(milliseconds: number): void {
		this.#now = Date.now();
		this.#waitUntil = this.#now + milliseconds;
		const timer = setInterval(() => {
			this.#now = Date.now();
			if (this.waitSeconds > 0) return;
			clearInterval(timer);
			this.#problem = undefined;
		}, 250);
	}
}

function fieldOf({ kind }: AccountError): FormField | undefined {
	if (kind.startsWith('username-')) return 'username';
	if (kind.startsWith('password-')) return 'password';
	if (kind === 'email-invalid') return 'email';
	if (kind === 'wrong-length' || kind === 'mistyped-group') return 'code';
	return undefined;
}
