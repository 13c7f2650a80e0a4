import { z } from 'zod';

export const tierSchema = z.enum(['guest', 'user', 'pro']);
export type Tier = z.infer<typeof tierSchema>;

/** Runs in a window of an hour, from the seed system. */
export const RUNS_PER_HOUR: Readonly<Record<Tier, number>> = { guest: 10, user: 100, pro: 1000 };
