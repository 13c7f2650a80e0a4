import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import { newUser } from '#lib/domain/accounts/registration.ts';
import { openTestServer, type TestServer } from '#server/open-test-server.fixture.ts';
import type { Storage } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';

/** Names whoever asks: in place of a log-in. */
const WHO = 'textai-test';

/** A server where a cookie says who is asking, and rows for the people. */
export async function openSyncServer(
	names: readonly string[],
	env: Readonly<Record<string, string>> = {},
	storage?: Storage
): Promise<TestServer & { readonly post: Post }> {
	const server = await openTestServer(env, storage, (deps) => ({
		...deps,
		sessions: {
			find: (headers) => {
				const name = new RegExp(`${WHO}=(\\w+)`).exec(headers.get('cookie') ?? '')?.[1];
				if (name === undefined) return Promise.resolve(undefined);
				const session = { id: `session-${name}`, provenAt: 0 };
				const principal = { kind: 'session', user: userOf(name), session } as const;
				return Promise.resolve({ principal, cookies: [] });
			}
		}
	}));
	for (const name of names) await addUser(server.deps.storage, name);
	return {
		...server,
		post: (path, body, name) =>
			server.app.request(path, {
				method: 'POST',
				body: JSON.stringify(body),
				headers: {
					'content-type': 'application/json',
					...(name === undefined ? {} : { cookie: `${WHO}=${name}` })
				}
			})
	};
}

export type Post = (path: string, body: unknown, name?: string) => Response | Promise<Response>;

export async function addUser({ db }: Storage, name: string): Promise<void> {
	const row = { id: name, name, username: name, displayUsername: name };
	await db.insert(users).values({ ...row, email: `${name}@example.invalid` });
}

export function newClient(): string {
	return newId(webRandom);
}

function userOf(name: string): User {
	const username = { key: name, name };
	return newUser(name, { username, email: '', displayName: '' }, 0);
}
