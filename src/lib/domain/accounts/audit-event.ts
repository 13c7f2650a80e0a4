import { z } from 'zod';

export const auditEventSchema = z.object({
	id: z.string().min(1),
	/** Milliseconds since 1970. */
	at: z.int(),
	action: z.enum([
		'registered',
		'signed-in',
		'updated',
		'password-changed',
		'recovered',
		'recovery-code-renewed',
		'tier-changed',
		'role-changed',
		'locked',
		'unlocked',
		'limits-reset',
		'deleted',
		'imported',
		'exported'
	]),
	/** Id of who did it. */
	actorId: z.string().min(1),
	/** Id and name of whom it was done to; the name outlasts the account. */
	subjectId: z.string().min(1),
	subjectName: z.string()
});
export type AuditEvent = z.infer<typeof auditEventSchema>;
export type AuditAction = AuditEvent['action'];
