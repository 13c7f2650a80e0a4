import type { Attention } from '#lib/ports/attention.ts';

/** The browser lets go of a wake lock whenever the page is hidden, so it is taken again when it is shown. */
export class BrowserAttention implements Attention {
	#isWanted = false;
	#lock: WakeLockSentinel | undefined;
	#isWatching = false;

	keepAwake(): void {
		this.#isWanted = true;
		if (!this.#isWatching) {
			this.#isWatching = true;
			document.addEventListener('visibilitychange', () => void this.#take());
		}
		void this.#take();
	}

	release(): void {
		this.#isWanted = false;
		void this.#lock?.release();
		this.#lock = undefined;
	}

	canAsk(): boolean {
		return 'Notification' in window && Notification.permission === 'default';
	}

	async ask(): Promise<boolean> {
		return 'Notification' in window && (await Notification.requestPermission()) === 'granted';
	}

	notify(title: string, text: string): void {
		const isAllowed = 'Notification' in window && Notification.permission === 'granted';
		if (!isAllowed || document.visibilityState === 'visible') return;
		try {
			new Notification(title, { body: text, tag: 'textai-batch' });
		} catch {
			// On Android only service workers may: the page itself tells when it is looked at.
		}
	}

	#mayKeep(): boolean {
		return this.#isWanted;
	}

	async #take(): Promise<void> {
		const isFree = this.#lock === undefined || this.#lock.released;
		if (!this.#isWanted || !isFree || document.visibilityState !== 'visible') return;
		try {
			// Older browsers have none.
			if (!('wakeLock' in navigator)) return;
			const lock = await navigator.wakeLock.request('screen');
			// The job may have ended meanwhile: what is wanted is asked anew.
			if (this.#mayKeep()) this.#lock = lock;
			else await lock.release();
		} catch {
			// Refused, for example on a low battery: the job goes on all the same.
		}
	}
}
