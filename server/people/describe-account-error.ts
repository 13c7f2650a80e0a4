import type { AccountError } from '#lib/domain/accounts/account-error.ts';

/** What happened, what was kept and what to do, for programs and terminals: pages have words of their own. */
export function describeAccountError(error: AccountError): string {
	switch (error.kind) {
		case 'username-length':
			return `A username has ${error.min} to ${error.max} characters.`;
		case 'username-characters':
			return "A username begins with a letter or digit and has only letters, digits, spaces and . _ @ + - '.";
		case 'username-taken':
			return 'This name or this e-mail address is taken here. Choose another, or log in if it is yours.';
		case 'email-invalid':
			return 'This is not an e-mail address. Correct it or, where none is needed, leave it out.';
		case 'password-short':
		case 'password-long':
		case 'password-common':
		case 'password-is-name':
			return 'This password cannot be used. Choose another.';
		case 'wrong-credentials':
			return 'Username or password is wrong.';
		case 'wait':
			return 'Too many attempts. Try again when Retry-After has passed.';
		case 'locked':
			return 'This account is locked. An admin of this server can unlock it; nothing in it was changed.';
		case 'needs-recovery-code':
		case 'wrong-length':
		case 'mistyped-group':
			return 'A recovery code is opened on a device, never on the server.';
		case 'unknown-user':
			return 'There is no such account on this server.';
		case 'not-allowed':
			return 'Only an admin of this server can do this. Nothing was changed.';
		case 'last-admin':
			return 'This is the only admin. Make another user an admin first. Nothing was changed.';
		case 'quota-exceeded':
			return 'The database of this server is full. Nothing was changed.';
		case 'store-unavailable':
			return 'The database of this server does not answer. Nothing was changed: try again.';
	}
}
