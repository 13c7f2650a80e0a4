import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BoundedCache } from './bounded-cache.ts';

const command = fc.record({
	key: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
	value: fc.option(fc.string({ maxLength: 12 }), { nil: undefined })
});

describe('BoundedCache', () => {
	it('never exceeds its bounds and never answers anything but the last value set', () => {
		fc.assert(
			fc.property(
				fc.array(command, { maxLength: 60 }),
				fc.record({
					maxEntries: fc.integer({ min: 0, max: 5 }),
					maxSize: fc.integer({ min: 0, max: 30 })
				}),
				(commands, bounds) => {
					const cache = new BoundedCache<string>(bounds, (value) => value.length);
					const model = new Map<string, string>();
					for (const { key, value } of commands) {
						if (value === undefined) {
							const found = cache.get(key);
							if (found !== undefined) expect(found).toBe(model.get(key));
						} else {
							cache.set(key, value);
							model.set(key, value);
						}
						expect(cache.count).toBeLessThanOrEqual(bounds.maxEntries);
						expect(cache.size).toBeLessThanOrEqual(bounds.maxSize);
					}
				}
			)
		);
	});

	it('drops what was not used for longest', () => {
		const cache = new BoundedCache<number>({ maxEntries: 2, maxSize: 100 }, () => 1);
		cache.set('a', 1);
		cache.set('b', 2);
		cache.get('a');
		cache.set('c', 3);
		expect([cache.get('a'), cache.get('b'), cache.get('c')]).toEqual([1, undefined, 3]);
	});
});
