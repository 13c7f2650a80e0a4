import { count, eq } from 'drizzle-orm';
import { parseUsername } from '#lib/domain/accounts/username.ts';
import type { Settings } from '#server/config/settings.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';

const MOST_TRIES = 1000;

/**
 * What the account of somebody who comes by another site gets of us: a free username made of name or address, and
 * the role of the first one. Everybody else's accounts are made by `CredentialAccounts`.
 */
export async function guestOfSite(
	db: Database,
	{ SIGN_UP }: Pick<Settings, 'SIGN_UP'>,
	{ name, email }: { readonly name: string; readonly email: string }
) {
	const [row] = await db.select({ people: count() }).from(users);
	const isFirst = row?.people === 0;
	if (SIGN_UP !== 'open' && !isFirst) return {};
	const chosen = await freeUsername(db, name, email);
	return {
		username: chosen.key,
		displayUsername: chosen.name,
		role: isFirst ? ('admin' as const) : ('member' as const)
	};
}

async function freeUsername(db: Database, name: string, email: string) {
	const wanted = [name, email.split('@')[0] ?? '', 'user'];
	const base = wanted.map((text) => text.slice(0, 30)).find((text) => parseUsername(text).ok);
	for (let number = 1; number <= MOST_TRIES; number++) {
		const parsed = parseUsername(number === 1 ? (base ?? 'user') : `${base ?? 'user'} ${number}`);
		if (!parsed.ok) continue;
		const taken = await db.select().from(users).where(eq(users.username, parsed.value.key));
		if (taken.length === 0) return parsed.value;
	}
	throw new Error('no free username was found');
}
