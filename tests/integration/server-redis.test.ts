import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RateLimiter } from '#lib/domain/limits/rate-limiter.ts';
import {
	giveBackTo,
	reset,
	takeFrom,
	WINDOW_MS,
	type LimitTicket,
	type LimitWindow
} from '#lib/domain/limits/window.ts';
import { openRedis } from '#server/redis/open-redis.ts';
import { RedisLimitStore } from '#server/redis/redis-limit-store.ts';
import { RedisResultCache } from '#server/redis/redis-result-cache.ts';
import { createLog } from '#server/log.ts';
import { findServices } from '../support/services/find-services.ts';
import { startRedis } from '../support/services/redis.ts';
import type { Service } from '../support/services/running-service.ts';

const programs = findServices(['redis-server']);
if (!programs.ok) console.log(`Tests on Redis are skipped: ${programs.error}.`);
const NOW = Date.parse('2100-01-01T00:20:00Z');

describe.skipIf(!programs.ok)('with Redis', () => {
	let server: Service;
	const clients: Redis[] = [];
	beforeAll(async () => {
		if (programs.ok) server = await startRedis(programs.value['redis-server']);
		for (let at = 0; at < 3; at += 1) clients.push(new Redis(server.url));
	});
	afterAll(async () => {
		for (const client of clients) client.disconnect();
		await server.end();
	});

	function client(at: number): Redis {
		const found = clients[at];
		if (!found) throw new RangeError();
		return found;
	}

	it('limits obey the laws of the domain, step by step', async () => {
		const store = new RedisLimitStore(client(0));
		const step = fc.record({
			action: fc.constantFrom('take', 'give back', 'reset', 'read'),
			hour: fc.integer({ min: -1, max: 2 }),
			limit: fc.nat(12),
			count: fc.integer({ min: 1, max: 9 }),
			atLeast: fc.integer({ min: 1, max: 9 }),
			which: fc.nat(5)
		});
		let run = 0;
		await fc.assert(
			fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
				const subject = `law-${(run += 1)}`;
				let model: LimitWindow | undefined;
				const tickets: LimitTicket[] = [];
				for (const { action, hour, limit, count, atLeast, which } of steps) {
					const now = NOW + hour * WINDOW_MS;
					const ticket = tickets[which];
					if (action === 'take') {
						const request = { subject, now, limit, count, atLeast: Math.min(atLeast, count) };
						const expected = takeFrom(model, request);
						expect(await store.take(request)).toEqual({ ok: true, value: expected });
						model = expected.window;
						const { start, resets } = expected.window;
						tickets.push({ subject, start, resets, count: expected.granted });
					} else if (action === 'give back' && ticket) {
						expect((await store.giveBack(ticket)).ok).toBe(true);
						model = giveBackTo(model, ticket);
					} else if (action === 'reset') {
						expect((await store.reset(subject, now)).ok).toBe(true);
						model = reset(model, subject, now);
					}
					expect(await store.read(subject)).toEqual({ ok: true, value: model });
				}
			}),
			{ numRuns: 150 }
		);
	});

	it('any number of instances at once grant as many as there are', async () => {
		const limiters = clients.map((one) => {
			return new RateLimiter(new RedisLimitStore(one), { now: () => NOW });
		});
		const asked = Array.from({ length: 100 }, () => limiters).flatMap((all) =>
			all.map((limiter) => limiter.take({ id: 'burst', tier: 'user' }))
		);
		const granted = (await Promise.all(asked)).filter((taken) => taken.ok);
		expect(granted).toHaveLength(100);
	});

	it('answers are shared by who knows the secret, and readable by nobody else', async () => {
		const secret = () => Buffer.from('a secret of this server, for tests');
		const one = new RedisResultCache(client(0), secret);
		const other = new RedisResultCache(client(1), secret);
		await one.set(new Map([['k', '{"text":"a review"}']]));
		expect(await other.get(['k', 'unknown'])).toEqual(['{"text":"a review"}', undefined]);
		const stranger = new RedisResultCache(client(2), () =>
			Buffer.from('another secret, for tests')
		);
		expect(await stranger.get(['k'])).toEqual([undefined]);
		const [name = ''] = await client(0).keys('textai:answer:*');
		expect(String(await client(0).get(name))).not.toContain('review');
		expect(await client(0).ttl(name)).toBeGreaterThan(3600);
	});

	it('a Redis that does not answer refuses takes, and knows no answers', async () => {
		const redis = openRedis('redis://127.0.0.1:1', createLog('silent'));
		const taken = await new RedisLimitStore(redis.quick).take({
			...{ subject: 's', now: NOW, limit: 1, count: 1, atLeast: 1 }
		});
		expect(taken).toMatchObject({ ok: false, error: { kind: 'store-unavailable' } });
		const cache = new RedisResultCache(redis.quick, () => Buffer.alloc(32));
		expect(await cache.get(['k'])).toEqual([undefined]);
		await cache.set(new Map([['k', 'v']]));
		redis.close();
	});
});
