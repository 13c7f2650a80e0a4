import { z } from 'zod';
import type { SessionStore, StoredSession } from '#lib/ports/session-store.ts';
import { attempt, readRow } from './attempt.ts';
import type { StudioDatabase } from './studio-database.ts';

const sessionSchema = z.object({
	userId: z.string(),
	handle: z.unknown(),
	lastActiveAt: z.number(),
	idleMs: z.number(),
	isKept: z.boolean(),
	visitId: z.string()
});

/** IndexedDB keeps a key that cannot be exported as it is; no other storage of a browser can. */
export class DexieSessionStore implements SessionStore {
	constructor(private readonly db: StudioDatabase) {}

	read() {
		return attempt(async () => {
			const row = await this.db.sessions.get('current');
			return row && readRow(sessionSchema, row);
		});
	}

	write(session: StoredSession | undefined) {
		return attempt(async () => {
			if (session) await this.db.sessions.put({ ...session, id: 'current' });
			else await this.db.sessions.clear();
		});
	}
}
