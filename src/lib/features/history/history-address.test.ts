import fc from 'fast-check';
import { expect, it } from 'vitest';
import { filterOf, NO_FILTER, queryOf, toHistoryFilter } from './history-address.ts';

const word = fc.string({ maxLength: 12 }).filter((text) => text === '' || text.trim() !== '');
const day = fc.constantFrom('', '2026-03-29', '2024-02-29', '1999-12-31');

it('reads the address it writes', () => {
	fc.assert(
		fc.property(
			fc.record({
				text: word,
				tool: fc.constantFrom('', 'sentiment', 'job-match'),
				label: word,
				from: day,
				until: day,
				tag: word,
				isStarred: fc.boolean()
			}),
			(filter) => {
				expect(filterOf(new URLSearchParams(queryOf(filter)))).toEqual(filter);
			}
		)
	);
});

it('leaves out what makes no sense', () => {
	const query = new URLSearchParams('tool=rm&from=yesterday&until=2026-1-1&starred=1&other=x');
	expect(filterOf(query)).toEqual(NO_FILTER);
	expect(queryOf(NO_FILTER)).toBe('');
});

it('takes both days whole, by the clock of this device', () => {
	const { from, until } = toHistoryFilter({
		...NO_FILTER,
		from: '2026-03-29',
		until: '2026-03-29'
	});
	expect(new Date(from ?? 0).toString()).toContain('Mar 29 2026 00:00:00');
	expect(new Date(until ?? 0).toString()).toContain('Mar 30 2026 00:00:00');
	expect(toHistoryFilter(NO_FILTER)).toEqual({});
});
