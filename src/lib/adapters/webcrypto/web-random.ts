import type { RandomSource } from '#lib/ports/random-source.ts';

export const webRandom: RandomSource = {
	bytes: (count) => crypto.getRandomValues(new Uint8Array(count))
};
