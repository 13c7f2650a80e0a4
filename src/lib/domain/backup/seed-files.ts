import { z } from 'zod';

/**
 * The files of the system that came before, as far as its design tells of them; it names no fields, so these
 * shapes are assumed, and each part is read in every form that is likely:
 *
 * - `users.json`: `{ "<username>": { "password_hash": "$2b$12$…", "email"?, "tier"?, "role"?, "created_at"? } }`,
 *   or a list of the same with `username`; the hash may be called `password` or `hash`.
 * - `history/<username>.json`: a list of `{ "timestamp", "tool", "input", "result", "duration"? }`, or the same
 *   under `history` or `entries`; the tool may be called `type`, the input `text` or `input_text`, the result
 *   `output`. `duration` is in seconds.
 * - `api_keys.json`: `{ "<key>": { "username", "name"?, "created_at"? } }` or `{ "<username>": "<key>" | ["<key>"] }`.
 * - `rate_limits.json`: `{ "<username>": { "count", "window_start" | "reset_time" } }` or
 *   `{ "<username>": [<time of a run>, …] }`.
 *
 * Times are ISO 8601 (without a zone: UTC) or seconds since 1970.
 */
export const seedTimeSchema = z.union([
	z.number().transform((seconds) => Math.round(seconds < 1e11 ? seconds * 1000 : seconds)),
	z.string().transform((text, context) => {
		const hasZone = /(?:Z|[+-]\d\d:?\d\d)$/u.test(text);
		const time = Date.parse(hasZone || !text.includes('T') ? text : `${text}Z`);
		if (!Number.isNaN(time)) return time;
		context.addIssue({ code: 'custom', message: 'not a time' });
		return z.NEVER;
	})
]);

const userFields = z.looseObject({
	username: z.string().optional(),
	password_hash: z.string().optional(),
	password: z.string().optional(),
	hash: z.string().optional(),
	email: z.string().nullish(),
	tier: z.string().nullish(),
	role: z.string().nullish(),
	created_at: seedTimeSchema.nullish().catch(undefined)
});
export type SeedUser = z.infer<typeof userFields>;

const runFields = z.looseObject({
	timestamp: seedTimeSchema,
	tool: z.string().optional(),
	type: z.string().optional(),
	input: z.unknown().optional(),
	text: z.unknown().optional(),
	input_text: z.unknown().optional(),
	result: z.unknown().optional(),
	output: z.unknown().optional(),
	duration: z.number().min(0).nullish().catch(undefined)
});
export type SeedRun = z.infer<typeof runFields>;

const keyFields = z.looseObject({
	username: z.string(),
	name: z.string().nullish(),
	created_at: seedTimeSchema.nullish().catch(undefined)
});

const countFields = z.looseObject({
	count: z.int().min(0),
	window_start: seedTimeSchema.optional(),
	reset_time: seedTimeSchema.optional()
});

export const seedUsersSchema = z.union([z.array(userFields), z.record(z.string(), userFields)]);

export const seedHistorySchema = z.union([
	z.array(runFields),
	z.object({ history: z.array(runFields) }).transform(({ history }) => history),
	z.object({ entries: z.array(runFields) }).transform(({ entries }) => entries)
]);

export const seedKeysSchema = z.record(
	z.string(),
	z.union([keyFields, z.string(), z.array(z.string())])
);

export const seedLimitsSchema = z.record(
	z.string(),
	z.union([countFields, z.array(seedTimeSchema)])
);
