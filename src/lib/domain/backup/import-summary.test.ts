import { describe, expect, it } from 'vitest';
import type { ImportChanges } from './import-plan.ts';
import { changesNothing, summarizeImport } from './import-summary.ts';

const NOTHING: ImportChanges = { accounts: [], entries: [], apiKeys: [], limits: [], audit: [] };

function limitOf(action: 'add' | 'skip', reason: 'new' | 'kept' | 'no-owner') {
	return { action, reason, record: { subject: 'a', start: 0, used: 0, resets: 0 } };
}

describe('an import in figures', () => {
	it('counts what is done and why something is not', () => {
		const limits = [
			limitOf('skip', 'no-owner'),
			limitOf('skip', 'kept'),
			limitOf('add', 'new'),
			limitOf('skip', 'kept')
		];
		const rows = summarizeImport({ ...NOTHING, limits });
		expect(rows).toEqual([
			{
				kind: 'limits',
				add: 1,
				replace: 0,
				skip: 3,
				skipped: [
					{ reason: 'kept', count: 2 },
					{ reason: 'no-owner', count: 1 }
				]
			}
		]);
		expect(changesNothing(rows)).toBe(false);
	});

	it('says when nothing would change', () => {
		expect(changesNothing(summarizeImport(NOTHING))).toBe(true);
		const rows = summarizeImport({ ...NOTHING, limits: [limitOf('skip', 'kept')] });
		expect(changesNothing(rows)).toBe(true);
	});
});
