import { and, asc, count, eq, gt, gte, ilike, inArray, like, not, or, sql, sum } from 'drizzle-orm';
import { windowAt } from '#lib/domain/limits/window.ts';
import type { Clock } from '#lib/ports/clock.ts';
import {
	PEOPLE_PAGE,
	personSchema,
	type PeoplePage,
	type UsageDay
} from '#lib/domain/admin/server-facts.ts';
import type { Settings } from '#server/config/settings.ts';
import { limitOfTier } from '#server/limits/api-limits.ts';
import type { Database } from '#server/storage/database.ts';
import { apiUsage } from '#server/storage/schema/api-tables.ts';
import { limitWindows } from '#server/storage/schema/key-tables.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { sessions } from '#server/storage/schema/sign-in-tables.ts';
import { syncLogs } from '#server/storage/schema/sync-tables.ts';
import { NO_MAIL, userFromRow } from './user-row.ts';

const DAY_MS = 86_400_000;
const USAGE_DAYS = 30;
/** Rows of usage that are shown, the newest first. */
const MOST_ROWS = 2000;

/** Who is on this server and uses how much of it; never what anybody analysed. */
export class PeopleOverview {
	constructor(
		private readonly db: Database,
		private readonly settings: Settings,
		private readonly clock: Clock
	) {}

	/** @param search part of a name or an e-mail address; empty for all */
	async page(search: string, offset: number): Promise<PeoplePage> {
		// Letters that the pattern would take for wild ones stand for themselves.
		const part = `%${search.replaceAll(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
		const fits =
			search === ''
				? undefined
				: or(
						ilike(users.displayUsername, part),
						ilike(users.name, part),
						and(ilike(users.email, part), not(like(users.email, `%${NO_MAIL}`)))
					);
		const [counted] = await this.db.select({ total: count() }).from(users).where(fits);
		const rows = await this.db
			.select()
			.from(users)
			.where(fits)
			.orderBy(asc(users.createdAt), asc(users.id))
			.offset(offset)
			.limit(PEOPLE_PAGE);
		const figures = await this.#figuresOf(rows.map(({ id }) => id));
		const people = rows.map((row) => {
			const user = personSchema.shape.user.parse(userFromRow(row));
			const limit = limitOfTier(user.tier, this.settings);
			return { user, limit, ...figures(user.id) };
		});
		return { people, total: counted?.total ?? 0 };
	}

	/** By person, tool and day, the newest first. */
	async usage(days: number): Promise<readonly UsageDay[]> {
		const total = (column: Parameters<typeof sum>[0]) => sum(column).mapWith(Number);
		return this.db
			.select({
				username: users.displayUsername,
				tool: apiUsage.tool,
				day: apiUsage.day,
				requests: total(apiUsage.requests),
				inputs: total(apiUsage.inputs),
				cached: total(apiUsage.cached),
				failed: total(apiUsage.failed),
				durationMs: total(apiUsage.durationMs)
			})
			.from(apiUsage)
			.innerJoin(users, eq(users.id, apiUsage.userId))
			.where(gte(apiUsage.day, this.#firstDay(days)))
			.groupBy(users.id, users.displayUsername, apiUsage.tool, apiUsage.day)
			.orderBy(sql`${apiUsage.day} desc`, asc(users.displayUsername), asc(apiUsage.tool))
			.limit(MOST_ROWS);
	}

	async #figuresOf(ids: readonly string[]) {
		const now = this.clock.now();
		const open = and(inArray(sessions.userId, ids), gt(sessions.expiresAt, new Date(now)));
		const sessionRows = await this.db
			.select({ id: sessions.userId, sessions: count() })
			.from(sessions)
			.where(open)
			.groupBy(sessions.userId);
		const usageRows = await this.db
			.select({ id: apiUsage.userId, inputs: sum(apiUsage.inputs).mapWith(Number) })
			.from(apiUsage)
			.where(and(inArray(apiUsage.userId, ids), gte(apiUsage.day, this.#firstDay(USAGE_DAYS))))
			.groupBy(apiUsage.userId);
		const logs = await this.db.select().from(syncLogs).where(inArray(syncLogs.userId, ids));
		const windows = await this.db
			.select()
			.from(limitWindows)
			.where(inArray(limitWindows.subject, ids));
		const sessionsOf = new Map(sessionRows.map((row) => [row.id, row.sessions]));
		const inputsOf = new Map(usageRows.map((row) => [row.id, row.inputs]));
		const bytesOf = new Map(logs.map((row) => [row.userId, row.bytes]));
		const windowOf = new Map(
			windows.map(({ subject, startMs: start, used, resets }) => {
				return [subject, { subject, start, used, resets }];
			})
		);
		return (id: string) => ({
			sessions: sessionsOf.get(id) ?? 0,
			inputs: inputsOf.get(id) ?? 0,
			used: windowAt(windowOf.get(id), id, now).used,
			syncBytes: bytesOf.get(id) ?? 0
		});
	}

	/** UTC. */
	#firstDay(days: number): string {
		return new Date(this.clock.now() - (days - 1) * DAY_MS).toISOString().slice(0, 10);
	}
}
