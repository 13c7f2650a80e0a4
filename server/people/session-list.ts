import { and, desc, eq, gt, ne } from 'drizzle-orm';
import type { Clock } from '#lib/ports/clock.ts';
import type { Database } from '#server/storage/database.ts';
import { sessions } from '#server/storage/schema/sign-in-tables.ts';

/** The sessions of one user, to look at and to end. */
export class SessionList {
	constructor(
		private readonly db: Database,
		private readonly clock: Clock
	) {}

	/** Those that have not ended, the newest first. */
	async ofUser(userId: string, currentId: string) {
		const open = gt(sessions.expiresAt, new Date(this.clock.now()));
		const rows = await this.db
			.select()
			.from(sessions)
			.where(and(eq(sessions.userId, userId), open))
			.orderBy(desc(sessions.createdAt));
		return rows.map((row) => ({
			id: row.id,
			createdAt: row.createdAt.getTime(),
			lastActiveAt: row.updatedAt.getTime(),
			expiresAt: row.expiresAt.getTime(),
			address: row.ipAddress ?? '',
			userAgent: row.userAgent ?? '',
			isCurrent: row.id === currentId
		}));
	}

	/** @returns whether the user had such a session */
	async end(userId: string, id: string): Promise<boolean> {
		const mine = and(eq(sessions.userId, userId), eq(sessions.id, id));
		return (await this.db.delete(sessions).where(mine).returning()).length > 0;
	}

	/** @param exceptId the one that goes on; without it all end */
	async endAll(userId: string, exceptId = ''): Promise<void> {
		const others = and(eq(sessions.userId, userId), ne(sessions.id, exceptId));
		await this.db.delete(sessions).where(others);
	}
}
