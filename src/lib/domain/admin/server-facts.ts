import { z } from 'zod';
import { roleSchema, userSchema } from '#lib/domain/accounts/account.ts';
import { auditEventSchema } from '#lib/domain/accounts/audit-event.ts';
import { tierSchema } from '#lib/domain/limits/tiers.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';

/** What an admin sees of a server and does there. Times are milliseconds since 1970. */

const count = z.int().min(0);

/** With what happens on a server and never on a device. */
const serverActionSchema = z.enum([
	...auditEventSchema.shape.action.options,
	'signed-out',
	'sessions-ended',
	'reset-requested',
	'password-reset',
	'email-confirmed',
	'second-factor-added',
	'second-factor-removed',
	'key-made',
	'key-revoked',
	'key-rotated',
	'invited',
	'invitation-withdrawn',
	'keyring-replaced',
	'backed-up'
]);
export type ServerAuditAction = z.infer<typeof serverActionSchema>;

export const serverAuditEventSchema = auditEventSchema.extend({ action: serverActionSchema });
export type ServerAuditEvent = z.infer<typeof serverAuditEventSchema>;
export const auditPageSchema = z.object({ events: z.array(serverAuditEventSchema) });

export const personSchema = z.object({
	user: userSchema.omit({ settings: true }),
	/** Sessions that have not ended. */
	sessions: count,
	/** Inputs through the API in the last 30 days. */
	inputs: count,
	/** Of this hour. */
	used: count,
	limit: count,
	/** Sealed bytes that were synced. */
	syncBytes: count
});
export type Person = z.infer<typeof personSchema>;

/** People on one page. */
export const PEOPLE_PAGE = 50;
export const peoplePageSchema = z.object({
	/** The oldest account first. */
	people: z.array(personSchema),
	/** That fit the search, on all pages. */
	total: count
});
export type PeoplePage = z.infer<typeof peoplePageSchema>;

export const personChangeSchema = z.object({
	tier: tierSchema.optional(),
	role: roleSchema.optional(),
	isLocked: z.boolean().optional()
});
export type PersonChange = z.infer<typeof personChangeSchema>;

export const usageDaySchema = z.object({
	username: z.string(),
	tool: toolIdSchema,
	/** UTC, as `2026-11-25`. */
	day: z.iso.date(),
	requests: count,
	inputs: count,
	cached: count,
	failed: count,
	durationMs: z.number().min(0)
});
export type UsageDay = z.infer<typeof usageDaySchema>;
export const usagePageSchema = z.object({ days: z.array(usageDaySchema) });

const routeTrafficSchema = z.object({
	/** As registered, such as `/api/v1/batches/:id`. */
	route: z.string(),
	requests: count,
	/** Answered with 4xx. */
	refused: count,
	/** Answered with 5xx. */
	failed: count,
	/** Milliseconds below which half and 95 of 100 answers stayed, exact to the next bound of the histogram. */
	medianMs: z.number().min(0),
	p95Ms: z.number().min(0)
});
export type RouteTraffic = z.infer<typeof routeTrafficSchema>;

export const serverStatusSchema = z.object({
	version: z.string(),
	startedAt: z.int(),
	people: count,
	database: z.object({ kind: z.enum(['pglite', 'postgres']), bytes: count }),
	/** Of this process: inputs that wait, tasks that run. */
	queue: z.object({ waiting: count, running: count }),
	models: z.array(z.object({ id: z.string(), title: z.string(), bytes: count })),
	/** Since this process started, the busiest first. */
	traffic: z.array(routeTrafficSchema)
});
export type ServerStatus = z.infer<typeof serverStatusSchema>;
