import { toBase62 } from '#lib/domain/api-keys/base62.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';

/** Enough that two devices never make the same one, as with a UUID. */
const ID_BYTES = 16;
const ID_DIGITS = 22;

/** A random name for a record: 22 letters and digits. */
export function newId(random: RandomSource): string {
	return toBase62(random.bytes(ID_BYTES), ID_DIGITS);
}
