import { createContext } from 'svelte';
import { TOUR_STEPS } from './tour-steps.ts';

const KEY = 'textai-tour';

/** The first look around: offered once, left at any point, taken again whenever somebody likes. */
export class Tour {
	#step = $state<number>();
	/** In the page as it is written beforehand, too, so that nothing moves when the app takes over. */
	#isOffered = $state(true);

	/** Undefined while nobody takes it. */
	get step(): number | undefined {
		return this.#step;
	}

	/** Whether to invite. `theme.js` hides it until the browser has been asked whether it was seen. */
	get isOffered(): boolean {
		return this.#isOffered && this.#step === undefined;
	}

	get isLast(): boolean {
		return this.#step === TOUR_STEPS.length - 1;
	}

	/** For the start page, once it is in the browser. */
	offer(): void {
		try {
			this.#isOffered = localStorage.getItem(KEY) === null;
		} catch {
			// What could not be remembered would be offered again and again.
			this.#isOffered = false;
		}
	}

	start(): void {
		this.#step = 0;
	}

	next(): void {
		if (this.#step === undefined || this.isLast) this.end();
		else this.#step += 1;
	}

	back(): void {
		if (this.#step !== undefined && this.#step > 0) this.#step -= 1;
	}

	/** Also for "No, thanks": it is not offered again. */
	end(): void {
		this.#step = undefined;
		this.#isOffered = false;
		try {
			localStorage.setItem(KEY, 'seen');
		} catch {
			// Storage is switched off: the invitation stays away until the page is loaded again.
		}
	}
}

export const [getTour, setTour] = createContext<Tour>();
