import type { Digest } from '#lib/ports/digest.ts';

const encoder = new TextEncoder();

export const webDigest: Digest = {
	async sha256(text) {
		const digest = await crypto.subtle.digest('SHA-256', encoder.encode(text));
		return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join(
			''
		);
	}
};
