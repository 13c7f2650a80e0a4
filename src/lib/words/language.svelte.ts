/** What a compiled message of another language does. Undefined where that language lacks the message. */
type Word = ((inputs: unknown) => unknown) | undefined;

interface Spoken {
	/** BCP 47, as in `<html lang>`. */
	readonly code: string;
	/** By the message's number. Empty for English, whose messages stand where they are used. */
	readonly words: readonly Word[];
}

// One page speaks one language: the only state of a module in this app, so that a message needs no context.
// Whatever on the screen was made of it is made anew when it changes; nothing is mounted again, no box is emptied.
let spoken = $state.raw<Spoken>({ code: 'en', words: [] });

/** The language of the interface. */
export function language(): string {
	return spoken.code;
}

/** Called by `choose-language.ts`, and by tests. */
export function speak(code: string, words: readonly Word[]): void {
	spoken = { code, words };
}

/** Called by compiled messages: what the language that is spoken has for one. Undefined: take the English. */
export function word(at: number, inputs?: unknown): unknown {
	return spoken.words[at]?.(inputs);
}
