import { err, ok, type Result } from '#lib/domain/result.ts';

const MIN_CHARACTERS = 2;
const MAX_CHARACTERS = 40;

/** Letters, marks and digits of any script, single spaces inside, and a few signs that stand in e-mail addresses. */
const ALLOWED = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._@+' -]*$/u;

export type UsernameError =
	| { readonly kind: 'username-length'; readonly min: number; readonly max: number }
	| { readonly kind: 'username-characters' };

export interface Username {
	readonly name: string;
	/** Equal for names that differ in case, in width or in how their letters are composed. */
	readonly key: string;
}

export function parseUsername(typed: string): Result<Username, UsernameError> {
	const name = typed.normalize('NFKC').trim().replace(/\s+/gu, ' ');
	const { length } = Array.from(name);
	if (length < MIN_CHARACTERS || length > MAX_CHARACTERS) {
		return err({ kind: 'username-length', min: MIN_CHARACTERS, max: MAX_CHARACTERS });
	}
	if (!ALLOWED.test(name)) return err({ kind: 'username-characters' });
	return ok({ name, key: usernameKey(name) });
}

/** Also of names that cannot be: whoever tries one is to learn no more than from a wrong password. */
export function usernameKey(typed: string): string {
	const name = typed.slice(0, 1000).normalize('NFKC').trim().replace(/\s+/gu, ' ');
	// Upper case first folds what lower case alone keeps apart: ß and ss, ς and σ. Some letters come apart
	// on the way, so it is composed again.
	return name
		.toUpperCase()
		.toLowerCase()
		.normalize('NFKC')
		.toUpperCase()
		.toLowerCase()
		.normalize('NFKC');
}
