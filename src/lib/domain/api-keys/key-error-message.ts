import type { StoreError } from '#lib/ports/store-error.ts';
import type { KeyRefusal, NewKeyError } from './api-key-manager.ts';

/** What happened and what to do next. */
export function describeKeyError(error: NewKeyError | KeyRefusal | StoreError): string {
	switch (error.kind) {
		case 'invalid-key-name':
			return 'Give the key a name of 1 to 60 characters, such as the program that will use it.';
		case 'no-scopes':
			return 'Choose at least one tool that the key may run.';
		case 'expiry-passed':
			return 'This day is over. Choose a later one.';
		case 'revoked-key':
			return 'This key is revoked already. Make a new one.';
		case 'expired-key':
			return 'This key has expired. Make a new one.';
		case 'unknown-key':
		case 'malformed-key':
			return 'There is no such key on this device any more.';
		case 'out-of-scope':
			return 'This key may not run that tool.';
		case 'no-user':
			return 'The account of this key is locked or deleted.';
		case 'quota-exceeded':
			return 'The storage of this device is full. Nothing was changed; delete history or models in Settings and try again.';
		case 'store-unavailable':
			return 'The storage of this browser cannot be used now. Nothing was changed: reload the page and try again.';
	}
}
