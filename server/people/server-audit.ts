import { desc } from 'drizzle-orm';
import { auditEventSchema, type AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import {
	serverAuditEventSchema,
	type ServerAuditAction,
	type ServerAuditEvent
} from '#lib/domain/admin/server-facts.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { AuditLog } from '#lib/ports/audit-log.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { auditEvents } from '#server/storage/schema/admin-tables.ts';

/** Who did what with accounts and keys; never what was analysed. */
export class ServerAudit implements AuditLog {
	constructor(
		private readonly db: Database,
		private readonly clock: Clock,
		private readonly random: RandomSource
	) {}

	append(event: AuditEvent | ServerAuditEvent) {
		return attempt(async () => {
			await this.db.insert(auditEvents).values({ ...event, at: new Date(event.at) });
		});
	}

	/** What cannot be noted is done all the same. */
	async note(action: ServerAuditAction, actorId: string, subject: Pick<User, 'id' | 'username'>) {
		await this.append({
			id: newId(this.random),
			at: this.clock.now(),
			action,
			actorId,
			subjectId: subject.id,
			subjectName: subject.username
		});
	}

	/** As the port has it: what only a server knows is left out. */
	async latest(limit: number) {
		const events = await this.latestOfAll(limit);
		if (!events.ok) return events;
		const known = events.value.flatMap((event) => {
			const parsed = auditEventSchema.safeParse(event);
			return parsed.success ? [parsed.data] : [];
		});
		return { ok: true as const, value: known };
	}

	/** Newest first. */
	latestOfAll(limit: number) {
		return attempt(async () => {
			const newest = [desc(auditEvents.at), desc(auditEvents.id)];
			const rows = await this.db
				.select()
				.from(auditEvents)
				.orderBy(...newest)
				.limit(limit);
			return rows.map((row) => serverAuditEventSchema.parse({ ...row, at: row.at.getTime() }));
		});
	}
}
