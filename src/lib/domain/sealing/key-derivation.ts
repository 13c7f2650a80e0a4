import { z } from 'zod';
import { base64Schema } from './base64.ts';

/** Rounds of PBKDF2-HMAC-SHA-256 that OWASP's Password Storage Cheat Sheet asks for since 2023. */
export const PBKDF2_ROUNDS = 600_000;

/** How a password becomes a key. Read from files, so the work is bounded: 10 million rounds take seconds. */
export const keyDerivationSchema = z.object({
	algorithm: z.literal('PBKDF2-SHA-256'),
	rounds: z.int().min(1).max(10_000_000),
	/** 16 random bytes. */
	salt: base64Schema
});
export type KeyDerivation = z.infer<typeof keyDerivationSchema>;
