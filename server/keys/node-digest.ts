import { createHash } from 'node:crypto';
import type { Digest } from '#lib/ports/digest.ts';

/**
 * At once: the browsers' digest takes its turn on another thread, which for a key of 50 characters takes longer than the
 * digest, and scatters requests that came together.
 */
export const nodeDigest: Digest = {
	sha256: (text) => Promise.resolve(createHash('sha256').update(text).digest('hex'))
};
