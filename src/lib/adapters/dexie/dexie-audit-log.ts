import { auditEventSchema, type AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { AuditLog } from '#lib/ports/audit-log.ts';
import { attempt, readRow } from './attempt.ts';
import type { StudioDatabase } from './studio-database.ts';

export class DexieAuditLog implements AuditLog {
	constructor(private readonly db: StudioDatabase) {}

	append(event: AuditEvent) {
		return attempt(async () => {
			await this.db.audit.add(event);
		});
	}

	latest(limit: number) {
		return attempt(async () => {
			const rows = await this.db.audit.orderBy('at').reverse().limit(limit).toArray();
			return rows.map((row) => readRow(auditEventSchema, row));
		});
	}
}
