import type { Clock } from '#lib/ports/clock.ts';

export const systemClock: Clock = { now: () => Date.now() };
