import type { KeyRefusal, NewKeyError } from '#lib/domain/api-keys/api-key-manager.ts';

/** Why a key was not made or cannot be used, for programs and terminals. */
export function describeKeyError({ kind }: KeyRefusal | NewKeyError): string {
	switch (kind) {
		case 'invalid-key-name':
			return 'A key has a name of 1 to 60 characters.';
		case 'no-scopes':
			return 'A key is made for one tool at least.';
		case 'expiry-passed':
			return 'This expiry has passed already.';
		case 'malformed-key':
			return 'This is no key of this server: it is mistyped, cut off or made elsewhere.';
		case 'unknown-key':
		case 'no-user':
			return 'There is no such key. Make a new one.';
		case 'revoked-key':
			return 'This key was revoked. Make a new one.';
		case 'expired-key':
			return 'This key has expired. Make a new one.';
		case 'out-of-scope':
			return 'This key is not made for this.';
	}
}
