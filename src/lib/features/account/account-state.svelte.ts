import { createContext } from 'svelte';
import type {
	RecoverError,
	RegisterError,
	SignInError
} from '#lib/domain/accounts/account-error.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import type { Registration } from '#lib/domain/accounts/registration.ts';
import type { SignedIn } from '#lib/domain/accounts/sign-in.ts';
import { finishLater } from '#lib/features/history/finish-later.ts';
import { ok, type Result } from '#lib/domain/result.ts';
import type { Tool } from '#lib/domain/tools.ts';
import type { AccountServices, GuestHistory } from '#lib/ports/account-services.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { sessionChoice } from './session-choice.ts';
import type { OwnHistory, Welcome, Who } from './who.ts';

type WayBack = '/' | '/sync' | Tool['href'];

/** Who is here, the same in all tabs. Set once, by the root layout; nothing is loaded before `start`. */
export class AccountState {
	/** Nothing was ever kept here: to say that nobody is signed in, nothing has to be loaded. */
	isPresumedGuest = $state(false);
	#who = $state.raw<Who>({ kind: 'loading' });
	#history = $state.raw<OwnHistory>();
	#isKept = $state(true);
	#isOutdated = $state(false);
	#hasFailed = $state(false);
	/** Where to go on after a log-in: the tool, or the server's page, that the user came from. */
	cameFrom: WayBack = '/';
	#guest: GuestHistory | undefined;
	/** Without a place to keep the session, it lasts as long as this page. */
	#isPageOnly = false;
	/** Whatever changes who is here goes one after the other. */
	#queue: Promise<unknown> = Promise.resolve();

	/**
	 * @param services loads the business classes
	 * @param onLeave forgets what a user had on the screen and in memory, after every log-out
	 */
	constructor(
		readonly services: () => Promise<AccountServices>,
		private readonly onLeave: () => void
	) {}

	get who(): Who {
		return this.#who;
	}

	/** The user who is signed in. */
	get user(): User | undefined {
		return this.#who.kind === 'signed-in' ? this.#who.user : undefined;
	}

	get isAdmin(): boolean {
		return this.user !== undefined && isActiveAdmin(this.user);
	}

	/** Nothing until it is known who is here; another one after every log-in and log-out. */
	get history(): OwnHistory | undefined {
		return this.#history;
	}

	/** False where the browser keeps nothing: whatever is done is gone with this tab. */
	get isKept(): boolean {
		return this.#isKept;
	}

	/** Another tab runs a newer version, which waits for this one to be reloaded. */
	get isOutdated(): boolean {
		return this.#isOutdated;
	}

	/** The accounts could not be loaded at all; the tools work without. */
	get hasFailed(): boolean {
		return this.#hasFailed;
	}

	/** Finds out who is here and follows it; the answer ends that. */
	start(): () => void {
		const ends: (() => void)[] = [];
		let isEnded = false;
		const follow = async () => {
			try {
				const services = await this.services();
				this.#isKept = services.isKept;
				if (isEnded) return;
				ends.push(
					services.onChange(['sessions', 'accounts'], () => void this.refresh()),
					services.onOutdated(() => {
						this.#isOutdated = true;
					})
				);
				await this.refresh();
			} catch {
				// No connection for this part of the app, or an address that is not secure.
				this.#hasFailed = true;
				this.#who = { kind: 'guest' };
			}
		};
		void follow();
		return () => {
			isEnded = true;
			for (const end of ends) end();
		};
	}

	/** The user does something: the idle time begins anew. */
	touch(): Promise<void> {
		return this.#inTurn(async () => {
			if (this.#who.kind !== 'signed-in' || this.#isPageOnly) return;
			const { sessions } = await this.services();
			await sessions.touch();
		});
	}

	/** Asks again who is here: the session may have ended by idle time or in another tab. */
	refresh(): Promise<void> {
		return this.#inTurn(async () => {
			const services = await this.services();
			const sealer = await services.sessions.current();
			if (this.#isPageOnly) return;
			if (!sealer.ok) {
				if (this.#who.kind === 'loading') await this.#becomeGuest(services);
				return;
			}
			if (!sealer.value) return this.#becomeGuest(services);
			const user = await services.users.getUser(sealer.value.userId);
			if (user.ok && !user.value.isLocked) this.#becomeUser(services, user.value, sealer.value);
			else if (user.ok || user.error.kind === 'unknown-user') await this.#leave(services);
		});
	}

	async register(registration: Registration): Promise<Result<Welcome, RegisterError>> {
		const { users } = await this.services();
		return this.#welcomed(await users.registerUser(registration), false, true);
	}

	/**
	 * @param isKept the session goes on after the browser was closed
	 * @param adopts takes over what was done in this tab without being signed in
	 */
	async signIn(
		username: string,
		password: string,
		isKept: boolean,
		adopts: boolean
	): Promise<Result<Welcome, SignInError>> {
		const { users } = await this.services();
		return this.#welcomed(await users.authenticateUser(username, password), isKept, adopts);
	}

	async recover(
		username: string,
		code: string,
		newPassword: string
	): Promise<Result<Welcome, RecoverError>> {
		const { users } = await this.services();
		return this.#welcomed(await users.recoverUser(username, code, newPassword), false, false);
	}

	/** Somebody who proved elsewhere who they are: at a server. */
	async enter(signedIn: SignedIn, isKept: boolean): Promise<Welcome> {
		const welcome = await this.#welcomed(ok(signedIn), isKept, true);
		return welcome.ok ? welcome.value : { adopted: 0 };
	}

	/** In all tabs. */
	signOut(): Promise<void> {
		return this.#inTurn(async () => this.#leave(await this.services()));
	}

	async #welcomed<E>(
		signedIn: Result<SignedIn, E>,
		isKept: boolean,
		adopts: boolean
	): Promise<Result<Welcome, E>> {
		if (!signedIn.ok) return signedIn;
		const { user, sealer, recoveryCode } = signedIn.value;
		return this.#inTurn(async () => {
			const services = await this.services();
			const guest = this.#guest;
			this.#guest = undefined;
			const started = await services.sessions.start(sealer, sessionChoice(user, isKept));
			this.#isPageOnly = !started.ok;
			this.#becomeUser(services, user, sealer);
			const manager = services.historyOf(sealer);
			const adopted = guest && adopts ? await manager.adopt(guest.manager) : ok(0);
			return ok({ recoveryCode, adopted: adopted.ok ? adopted.value : 0 });
		});
	}

	async #leave(services: AccountServices): Promise<void> {
		await services.sessions.end();
		this.#isPageOnly = false;
		await this.#becomeGuest(services);
	}

	async #becomeGuest(services: AccountServices): Promise<void> {
		if (this.#who.kind === 'guest') return;
		const wasUser = this.#who.kind === 'signed-in';
		const guest = await services.newGuestHistory();
		this.#guest = guest;
		this.#history = { ...guest, ownerId: guest.sealer.userId };
		this.#who = { kind: 'guest' };
		if (!wasUser) return;
		services.endWorker();
		this.onLeave();
	}

	/** The same user keeps the sealer and the history that pages hold already. */
	#becomeUser(services: AccountServices, user: User, sealer: Sealer): void {
		const before = this.#who;
		if (before.kind === 'signed-in' && before.user.id === user.id) {
			this.#who = { ...before, user };
			return;
		}
		if (before.kind === 'signed-in') this.onLeave();
		this.#history = {
			ownerId: user.id,
			manager: services.historyOf(sealer),
			ports: services.historyPortsOf(sealer),
			sealer
		};
		// A tab that was closed or reloaded leaves what it was about to delete.
		finishLater(this.#history.manager);
		this.#who = { kind: 'signed-in', user, sealer };
	}

	#inTurn<T>(work: () => Promise<T>): Promise<T> {
		const done = this.#queue.then(work, work);
		this.#queue = done.catch(() => undefined);
		return done;
	}
}

export const [getAccount, setAccount] = createContext<AccountState>();
