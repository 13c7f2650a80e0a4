import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ProfileError } from './account-error.ts';
import type { User } from './account.ts';
import { checkNewPassword, type PasswordError } from './password-rules.ts';
import { parseUsername, type Username } from './username.ts';

export interface Registration {
	readonly username: string;
	readonly password: string;
	/** Empty counts as none. */
	readonly email?: string | undefined;
	readonly displayName?: string | undefined;
}

export interface CheckedRegistration {
	readonly username: Username;
	/** In the form to derive keys from. */
	readonly password: string;
	readonly email: string;
	readonly displayName: string;
}

const emailSchema = z.email().max(254);
const MAX_NAME_CHARACTERS = 100;

/** Nothing, or an address of the usual shape. */
export function isEmailOrEmpty(text: string): boolean {
	return text === '' || emailSchema.safeParse(text).success;
}

export function trimDisplayName(typed: string): string {
	return typed.trim().slice(0, MAX_NAME_CHARACTERS);
}

export function checkRegistration(
	registration: Registration
): Result<CheckedRegistration, ProfileError | PasswordError> {
	const username = parseUsername(registration.username);
	if (!username.ok) return username;
	const password = checkNewPassword(registration.password, username.value.key);
	if (!password.ok) return password;
	const email = registration.email?.trim() ?? '';
	if (!isEmailOrEmpty(email)) return err({ kind: 'email-invalid' });
	const displayName = trimDisplayName(registration.displayName ?? '');
	return ok({ username: username.value, password: password.value, email, displayName });
}

/** @param now milliseconds since 1970 */
export function newUser(
	id: string,
	{ username, email, displayName }: Omit<CheckedRegistration, 'password'>,
	now: number
): User {
	return {
		id,
		username: username.name,
		...(displayName === '' ? {} : { displayName }),
		...(email === '' ? {} : { email }),
		role: 'member',
		tier: 'user',
		isLocked: false,
		createdAt: now,
		updatedAt: now,
		settings: {}
	};
}
