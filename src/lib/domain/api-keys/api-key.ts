import { z } from 'zod';
import { toolIdSchema } from '#lib/domain/tool-id.ts';

/** What is kept of a key: enough to know it again, not enough to use it. */
export const apiKeySchema = z.object({
	id: z.string().min(1),
	userId: z.string().min(1),
	name: z.string().min(1).max(60),
	/** The first 8 characters. */
	visiblePart: z.string().max(8),
	/** SHA-256 of the whole key in hexadecimal. A key has 256 random bits, so no slow hash is needed. */
	hash: z.string().regex(/^[0-9a-f]{64}$/),
	/** Tools that it may run. */
	scopes: z.array(toolIdSchema),
	/** Milliseconds since 1970, as are all the times below. */
	createdAt: z.int(),
	expiresAt: z.int().optional(),
	/** Exact to a minute. */
	lastUsedAt: z.int().optional(),
	revokedAt: z.int().optional(),
	/** `imported`: it came in the clear from the seed system's files, and is not to be trusted. */
	revokedFor: z.enum(['owner', 'rotated', 'imported']).optional()
});
export type ApiKey = z.infer<typeof apiKeySchema>;

/** A key as its owner sees it: not even the hash. */
export const keyInfoSchema = apiKeySchema.omit({ hash: true, userId: true });
export type KeyInfo = z.infer<typeof keyInfoSchema>;

export const newKeySchema = z.object({
	name: z.string().trim().min(1).max(60),
	scopes: z.array(toolIdSchema).min(1),
	expiresAt: z.int().optional()
});
export type NewKey = z.infer<typeof newKeySchema>;
