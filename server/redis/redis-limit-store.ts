import type { Redis } from 'ioredis';
import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import {
	limitWindowSchema,
	WINDOW_MS,
	type LimitTicket,
	type LimitWindow,
	type TakeOutcome,
	type TakeRequest
} from '#lib/domain/limits/window.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

const PREFIX = 'textai:limit:';
/** A window is of no use when it is over; a clock may be a little behind. */
const KEEP_MS = 2 * WINDOW_MS;

/**
 * The rules of `domain/limits/window.ts` in Redis, which runs a script without anything else in between: `windowAt` is
 * `open`, the three operations are below it. Any number of instances never grant more than there are.
 */
const SCRIPT = `
local function open(start)
	local stored = redis.call('HMGET', KEYS[1], 'start', 'used', 'resets')
	local was = tonumber(stored[1])
	if was and was >= start then return was, tonumber(stored[2]), tonumber(stored[3]), true end
	return start, 0, tonumber(stored[3] or '0'), was ~= nil
end
local function write(start, used, resets)
	redis.call('HSET', KEYS[1], 'start', string.format('%.0f', start), 'used', used, 'resets', resets)
	redis.call('PEXPIREAT', KEYS[1], string.format('%.0f', start + ${KEEP_MS}))
	return { start, used, resets }
end
local action, start = ARGV[1], tonumber(ARGV[2])
if action == 'take' then
	local limit, count, least = tonumber(ARGV[3]), tonumber(ARGV[4]), tonumber(ARGV[5])
	local at, used, resets = open(start)
	local granted = math.min(count, math.max(0, limit - used))
	if granted < least then granted = 0 end
	local window = write(at, used + granted, resets)
	return { granted, window[1], window[2], window[3] }
elseif action == 'give-back' then
	local stored = redis.call('HMGET', KEYS[1], 'start', 'used', 'resets')
	if tonumber(stored[1]) == start and tonumber(stored[3]) == tonumber(ARGV[3]) then
		write(start, math.max(0, tonumber(stored[2]) - tonumber(ARGV[4])), tonumber(stored[3]))
	end
	return {}
elseif action == 'reset' then
	local at, _, resets = open(start)
	write(at, 0, resets + 1)
	return {}
end
`;

const takenSchema = z.tuple([z.int(), z.int(), z.int(), z.int()]);
const storedSchema = z.tuple([z.string(), z.string(), z.string()]);

export class RedisLimitStore implements LimitStore {
	constructor(private readonly redis: Redis) {}

	read(subject: string): Promise<Result<LimitWindow | undefined, StoreError>> {
		return attempt(async () => {
			const stored = await this.redis.hmget(PREFIX + subject, 'start', 'used', 'resets');
			const parsed = storedSchema.safeParse(stored);
			if (!parsed.success) return undefined;
			const [start, used, resets] = parsed.data.map(Number);
			return limitWindowSchema.parse({ subject, start, used, resets });
		});
	}

	take({
		subject,
		now,
		limit,
		count,
		atLeast
	}: TakeRequest): Promise<Result<TakeOutcome, StoreError>> {
		return attempt(async () => {
			const answer = await this.#run(subject, 'take', startAt(now), limit, count, atLeast);
			const [granted, start, used, resets] = takenSchema.parse(answer);
			return { granted, window: { subject, start, used, resets } };
		});
	}

	giveBack({ subject, start, resets, count }: LimitTicket): Promise<Result<void, StoreError>> {
		return attempt(async () => {
			await this.#run(subject, 'give-back', start, resets, count);
		});
	}

	reset(subject: string, now: number): Promise<Result<void, StoreError>> {
		return attempt(async () => {
			await this.#run(subject, 'reset', startAt(now));
		});
	}

	#run(subject: string, ...args: readonly (string | number)[]): Promise<unknown> {
		return this.redis.eval(SCRIPT, 1, PREFIX + subject, ...args);
	}
}

function startAt(now: number): number {
	return Math.max(0, Math.floor(now / WINDOW_MS) * WINDOW_MS);
}

async function attempt<T>(work: () => Promise<T>): Promise<Result<T, StoreError>> {
	try {
		return ok(await work());
	} catch (error) {
		const detail = error instanceof Error ? error.name : 'no answer';
		return err({ kind: 'store-unavailable', detail });
	}
}
