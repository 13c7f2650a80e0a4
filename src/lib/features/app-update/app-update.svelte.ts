import { createContext } from 'svelte';
import type { AppUpdates, UpdateCheck } from '#lib/ports/app-updates.ts';

interface Job {
	readonly isRunning: boolean;
}

/** What an update has to respect: a run that goes on, and texts that someone typed. */
interface Work extends Job {
	readonly hasText: boolean;
}

/**
 * The versions of the app as the screen shows them. A newer version never comes by itself: it is offered when
 * nothing runs, and taken when the user says so.
 */
export class AppUpdate {
	#status = $state<'current' | 'ready' | 'replaced'>('current');
	#isPostponed = $state(false);
	#isOffline = $state(false);
	/** Jobs beside the tools' own runs, such as batches. */
	#jobs = $state.raw<readonly Job[]>([]);

	constructor(
		private readonly updates: AppUpdates,
		private readonly work: Work
	) {}

	/** `replaced`: another tab already runs the newer version; this one goes on with the older. */
	get status(): 'current' | 'ready' | 'replaced' {
		return this.#status;
	}

	/** Whether to ask the user now. */
	get isOffered(): boolean {
		return this.#status !== 'current' && !this.#isPostponed && !this.isRunning;
	}

	/** An update waits for this job too, as long as the app is open. */
	waitFor(job: Job): void {
		if (!this.#jobs.includes(job)) this.#jobs = [...this.#jobs, job];
	}

	get isRunning(): boolean {
		return this.work.isRunning || this.#jobs.some((job) => job.isRunning);
	}

	/** Whether the app itself starts without a connection. Models are kept one by one. */
	get isOffline(): boolean {
		return this.#isOffline;
	}

	/** @param isTyping tells whether the keyboard is in a text box at this moment */
	start(isTyping: () => boolean): Promise<void> {
		return this.updates.start({
			onReady: () => this.#offer('ready'),
			onReplaced: () => this.#offer('replaced'),
			onOffline: () => {
				this.#isOffline = true;
				const isBusy = this.isRunning || this.work.hasText || isTyping();
				if (!isBusy) this.updates.reloadForIsolation();
			}
		});
	}

	#offer(status: 'ready' | 'replaced'): void {
		this.#status = status;
		this.#isPostponed = false;
	}

	/** Not now: the settings still offer it. */
	postpone(): void {
		this.#isPostponed = true;
	}

	/** Does nothing while a run goes on. */
	async apply(): Promise<void> {
		if (!this.isRunning) await this.updates.apply();
	}

	check(): Promise<UpdateCheck> {
		return this.updates.check();
	}

	repair(): Promise<void> {
		return this.updates.repair();
	}
}

/** Set once, by the root layout. */
export const [getAppUpdate, setAppUpdate] = createContext<AppUpdate>();
