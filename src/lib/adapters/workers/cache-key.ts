import type { ModelManifest } from '#lib/domain/models/manifest.ts';

/** SHA-256 over everything that the answer depends on, in hex. */
export async function cacheKey(
	tool: string,
	input: unknown,
	{ id, revision, dtype }: ModelManifest
): Promise<string> {
	const text = JSON.stringify([tool, input, id, revision, dtype]);
	const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
	return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
