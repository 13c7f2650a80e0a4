import type { AccountError } from './account-error.ts';

/** What happened, what was kept, and what to do next: one or two plain sentences. */
export function describeAccountError(error: AccountError): string {
	switch (error.kind) {
		case 'username-length':
			return `A username has ${error.min} to ${error.max} characters.`;
		case 'username-characters':
			return "A username begins with a letter or digit and has only letters, digits, spaces and . _ @ + - '.";
		case 'username-taken':
			return 'This username is taken on this device. Choose another, or log in if it is yours.';
		case 'email-invalid':
			return 'This is not an e-mail address. Correct it or leave it empty.';
		case 'password-short':
			return `A password has at least ${error.min} characters. Four words that do not belong together are easy to keep.`;
		case 'password-long':
			return `This password takes ${error.bytes} bytes; ${error.max} can be used. Shorten it: nothing is ever cut off in silence.`;
		case 'password-common':
			return 'This password is among the first that anybody would try. Choose one that only you would think of.';
		case 'password-is-name':
			return 'This password is nearly the username. Choose another.';
		case 'wrong-credentials':
			return 'Username or password is wrong.';
		case 'wait':
			return `Too many failed attempts. Try again in ${inWords(error.forMs)}.`;
		case 'locked':
			return "This account is locked. The device's admin can unlock it; nothing in it was changed.";
		case 'needs-recovery-code':
			return 'This account was imported with its history. Log in once with the recovery code that was handed out at the import.';
		case 'wrong-length':
			return `A recovery code has ${error.expected} letters and digits; this one has ${error.symbols}.`;
		case 'mistyped-group':
			return `Group ${error.group} of the recovery code is mistyped. Compare it with what you wrote down.`;
		case 'unknown-user':
			return 'This account no longer exists on this device.';
		case 'not-allowed':
			return 'Only an admin of this device can do this. Nothing was changed.';
		case 'last-admin':
			return 'This is the only admin. Make another user an admin first. Nothing was changed.';
		case 'quota-exceeded':
			return 'The storage of this device is full. Nothing was changed: delete history or models in Settings and try again.';
		case 'store-unavailable':
			return 'The storage of this browser cannot be used now. Nothing was changed: reload the page and try again.';
	}
}

function inWords(milliseconds: number): string {
	const seconds = Math.max(1, Math.ceil(milliseconds / 1000));
	if (seconds < 60) return seconds === 1 ? 'one second' : `${seconds} seconds`;
	const minutes = Math.ceil(seconds / 60);
	return minutes === 1 ? 'one minute' : `${minutes} minutes`;
}
