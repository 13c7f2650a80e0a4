import { newId } from '#lib/domain/sealing/new-id.ts';
import type { AuditLog } from '#lib/ports/audit-log.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { User } from './account.ts';
import type { AuditAction } from './audit-event.ts';

export interface NotePorts {
	readonly audit: AuditLog;
	readonly clock: Clock;
	readonly random: RandomSource;
}

/** What cannot be noted is done all the same: a full disk must not keep people out. */
export async function noteEvent(
	{ audit, clock, random }: NotePorts,
	action: AuditAction,
	actorId: string,
	{ id, username }: User
): Promise<void> {
	await audit.append({
		id: newId(random),
		at: clock.now(),
		action,
		actorId,
		subjectId: id,
		subjectName: username
	});
}
