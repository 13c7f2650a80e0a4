import { err, ok, type Result } from '#lib/domain/result.ts';
import { isCommonPassword } from './common-passwords.ts';

/** NIST SP 800-63B, 5.1.1.2: at least 8 characters, no rules of composition. */
const MIN_CHARACTERS = 8;
/** bcrypt reads no more; what is longer is refused, not cut. */
const MAX_BYTES = 72;

export type PasswordError =
	| { readonly kind: 'password-short'; readonly min: number }
	| { readonly kind: 'password-long'; readonly bytes: number; readonly max: number }
	| { readonly kind: 'password-common' }
	| { readonly kind: 'password-is-name' };

/** One password, however a keyboard composes its letters (NIST SP 800-63B, 5.1.1.2). */
export function normalizePassword(typed: string): string {
	return typed.normalize('NFKC');
}

/**
 * @param usernameKey as `parseUsername` gives it
 * @returns the password in the form to derive keys from
 */
export function checkNewPassword(
	typed: string,
	usernameKey: string
): Result<string, PasswordError> {
	const password = normalizePassword(typed);
	if (Array.from(password).length < MIN_CHARACTERS) {
		return err({ kind: 'password-short', min: MIN_CHARACTERS });
	}
	const bytes = utf8Length(password);
	if (bytes > MAX_BYTES) return err({ kind: 'password-long', bytes, max: MAX_BYTES });
	if (password.toLowerCase().includes(usernameKey) && password.length < usernameKey.length + 4) {
		return err({ kind: 'password-is-name' });
	}
	if (isCommonPassword(password)) return err({ kind: 'password-common' });
	return ok(password);
}

/** Bytes of a text in UTF-8. */
function utf8Length(text: string): number {
	let bytes = 0;
	for (const character of text) {
		const code = character.codePointAt(0) ?? 0;
		bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
	}
	return bytes;
}
