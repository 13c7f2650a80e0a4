import { LANGUAGES } from '#lib/paraglide/languages.js';
import { language, speak } from './language.svelte.ts';

/** `static/theme.js` reads it before the first paint. */
const STORAGE_KEY = 'textai-language';
const BASE = 'en';

/** All that the interface is written in. */
export const LANGUAGE_CODES: readonly string[] = [BASE, ...Object.keys(LANGUAGES)];

/** A language's name in itself: “Deutsch”. */
export function nameOfLanguage(code: string): string {
	const name = new Intl.DisplayNames([code], { type: 'language' }).of(code) ?? code;
	return name.charAt(0).toLocaleUpperCase(code) + name.slice(1);
}

/** Before the page comes to life: speaks what `theme.js` found to be wanted. English where that cannot be fetched. */
export async function startLanguage(): Promise<void> {
	const wanted = document.documentElement.dataset.language;
	if (wanted !== undefined) await change(wanted);
}

/** Changes the language in place and remembers it. False where its words could not be fetched. */
export async function chooseLanguage(code: string): Promise<boolean> {
	if (!(await change(code))) return false;
	try {
		localStorage.setItem(STORAGE_KEY, code);
	} catch {
		// Storage is switched off: it then holds until the page is left.
	}
	return true;
}

let newest = 0;

async function change(code: string): Promise<boolean> {
	const turn = ++newest;
	try {
		const words = code === BASE ? [] : (await LANGUAGES[code]?.())?.default;
		if (!words) return false;
		// Of two choices in a hurry the last one counts, whichever arrives first.
		if (turn === newest) speak(code, words);
	} catch {
		return false;
	}
	document.documentElement.lang = language();
	return true;
}
