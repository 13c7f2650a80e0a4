import { eq } from 'drizzle-orm';
import type { FoundSession, SessionFinder } from '#server/http/authenticate.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import type { Auth } from './create-auth.ts';
import { userFromRow } from './user-row.ts';

/** Sessions of better-auth, whose cookie is signed and whose row must be there. */
export class AuthSessionFinder implements SessionFinder {
	constructor(
		private readonly auth: Auth,
		private readonly db: Database
	) {}

	async find(headers: Headers): Promise<FoundSession | undefined> {
		const found = await this.auth.api.getSession({ headers, returnHeaders: true });
		if (!found.response) return undefined;
		const { session } = found.response;
		const [row] = await this.db.select().from(users).where(eq(users.id, session.userId));
		if (!row || row.isLocked) return undefined;
		const facts = { id: session.id, provenAt: session.createdAt.getTime() };
		return {
			principal: { kind: 'session', user: userFromRow(row), session: facts },
			cookies: found.headers.getSetCookie()
		};
	}
}
