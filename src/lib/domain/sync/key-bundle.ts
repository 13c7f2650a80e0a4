import { z } from 'zod';
import { base64Schema } from '#lib/domain/sealing/base64.ts';
import { keyDerivationSchema } from '#lib/domain/sealing/key-derivation.ts';

/**
 * A data key as a server keeps it for its owner: wrapped twice, by the password and by the recovery code.
 * Whoever has neither cannot open it, the server included.
 */
export const keyBundleSchema = z.object({
	/** What is sealed is bound to this id: the account has it on every device. */
	ownerId: z.string().min(1).max(100),
	/** Names the data key, whatever wraps it. */
	keyId: z.string().min(1).max(100),
	/** How the password became the key that wraps. */
	derivation: keyDerivationSchema,
	keyByPassword: base64Schema.max(1000),
	keyByRecovery: base64Schema.max(1000)
});
export type KeyBundle = z.infer<typeof keyBundleSchema>;
