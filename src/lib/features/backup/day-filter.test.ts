import { describe, expect, it } from 'vitest';
import { dayFilter } from './day-filter.ts';

describe('a range of days', () => {
	it('has no bounds that were not given', () => {
		expect(dayFilter('', '')).toEqual({});
		expect(dayFilter('2026-11-23', '')).toEqual({ from: new Date(2026, 10, 23).getTime() });
	});

	it('includes its last day, also the last of a year', () => {
		expect(dayFilter('2026-12-31', '2026-12-31')).toEqual({
			from: new Date(2026, 11, 31).getTime(),
			until: new Date(2027, 0, 1).getTime()
		});
	});
});
