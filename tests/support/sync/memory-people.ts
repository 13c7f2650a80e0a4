import { err, ok } from '#lib/domain/result.ts';
import type { KeyDerivation } from '#lib/domain/sealing/key-derivation.ts';
import type { KeyBundle } from '#lib/domain/sync/key-bundle.ts';
import type { NewPerson, ServerPeople } from '#lib/ports/server-people.ts';

interface Kept {
	readonly username: string;
	secret: string;
	keys: KeyBundle | undefined;
}

/** People of a server in memory, and all that was ever sent to it. */
export class MemoryPeople {
	readonly sent: unknown[] = [];
	readonly #people = new Map<string, Kept>();

	constructor(private readonly decoy: KeyDerivation) {}

	/** A browser of its own, with its own session. */
	browser(): ServerPeople {
		let session: Kept | undefined;
		const done = <T>(value: T) => Promise.resolve(ok(value));
		return {
			describe: () => done({ isOpen: true, signUp: 'open', providers: [] }),
			current: () =>
				done(session && { username: session.username, isAdmin: false, hasSecondFactor: false }),
			derivation: (username) => done(this.#people.get(username)?.keys?.derivation ?? this.decoy),
			register: (person: NewPerson) => {
				this.sent.push(person);
				const { username, loginSecret, keys } = person;
				if (this.#people.has(username))
					return Promise.resolve(err({ kind: 'name-or-email-taken' }));
				session = { username, secret: loginSecret, keys };
				this.#people.set(username, session);
				return done({ username });
			},
			logIn: (username, secret) => {
				this.sent.push({ username, secret });
				const person = this.#people.get(username);
				if (person?.secret !== secret) return Promise.resolve(err({ kind: 'wrong-credentials' }));
				session = person;
				return done({ username });
			},
			logOut: () => {
				session = undefined;
				return done(undefined);
			},
			keys: () => (session ? done(session.keys) : Promise.resolve(err({ kind: 'signed-out' }))),
			storeKeys: (keys) => {
				this.sent.push(keys);
				if (session?.keys) return Promise.resolve(err({ kind: 'conflict' }));
				if (session) session.keys = keys;
				return done(undefined);
			},
			changePassword: (current, next, keys) => {
				this.sent.push({ current, next, keys });
				if (session?.secret !== current) return Promise.resolve(err({ kind: 'wrong-credentials' }));
				session.secret = next;
				session.keys = keys;
				return done(undefined);
			}
		};
	}
}
