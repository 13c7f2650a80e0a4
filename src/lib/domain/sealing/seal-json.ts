import type { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { SealPlace, UnsealError } from './envelope.ts';

/** Seals plain JSON. Lone surrogates survive, as JSON escapes them. */
export function sealJson(
	sealer: Sealer,
	place: SealPlace,
	value: unknown
): Promise<Uint8Array<ArrayBuffer>> {
	return sealer.seal(JSON.stringify(value), place);
}

/** Opens what `sealJson` sealed; content of another shape counts as one that does not open. */
export async function unsealJson<T>(
	sealer: Sealer,
	place: SealPlace,
	sealed: Uint8Array<ArrayBuffer>,
	schema: z.ZodType<T>
): Promise<Result<T, UnsealError>> {
	const text = await sealer.unseal(sealed, place);
	if (!text.ok) return text;
	const parsed = schema.safeParse(parseJson(text.value));
	return parsed.success ? ok(parsed.data) : err({ kind: 'cannot-unseal' });
}

/** Nothing where the text is not JSON. */
function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
