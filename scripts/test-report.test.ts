import { describe, expect, it } from 'vitest';
import { countCheck, countPlaywright, countVitest, lastLine, table } from './test-report.mjs';

const vitest = {
	numPassedTests: 5,
	numFailedTests: 0,
	numPendingTests: 1,
	numTodoTests: 1,
	testResults: [{ status: 'passed', assertionResults: [{}] }]
};

describe('countVitest', () => {
	it('counts tests by outcome', () => {
		expect(countVitest(vitest, 0)).toEqual({ passed: 5, failed: 0, skipped: 2 });
	});

	it('counts a file that did not load as failed', () => {
		const testResults = [{ status: 'failed', assertionResults: [] }];
		expect(countVitest({ ...vitest, testResults }, 1)).toMatchObject({ passed: 5, failed: 1 });
	});

	it('fails without a report, without tests, and on a bad end of good tests', () => {
		const none = { ...vitest, numPassedTests: 0 };
		expect(countVitest(undefined, 0)).toMatchObject({ passed: 0, failed: 1, note: 'no report' });
		expect(countVitest(none, 0)).toMatchObject({ failed: 1, note: 'ran no tests' });
		expect(countVitest(vitest, 1)).toMatchObject({ failed: 1, note: 'ended with code 1' });
	});
});

describe('countPlaywright', () => {
	const stats = { expected: 3, unexpected: 0, flaky: 0, skipped: 0 };

	it('takes a flaky test for a failed one', () => {
		expect(countPlaywright({ stats: { ...stats, flaky: 2 } }, 0)).toEqual({
			passed: 3,
			failed: 2,
			skipped: 0,
			note: '2 flaky'
		});
	});

	it('fails when the server or the browser did not start', () => {
		expect(countPlaywright({ stats: { ...stats, expected: 0 } }, 1).failed).toBe(1);
		expect(countPlaywright(undefined, 1).failed).toBe(1);
	});
});

describe('the report', () => {
	const rows = [
		{ title: 'lint', seconds: 1.25, ...countCheck(0) },
		{ title: 'end to end', seconds: 60, passed: 10, failed: 2, skipped: 0, note: '1 flaky' }
	];

	it('ends with the sum', () => {
		expect(lastLine(rows)).toBe('11 passed, 2 failed');
		expect(lastLine([...rows, { passed: 0, failed: 0, skipped: 3 }])).toBe(
			'11 passed, 2 failed, 3 skipped'
		);
	});

	it('has a line for each stage', () => {
		expect(table(rows).split('\n')).toEqual([
			'stage        passed   failed  skipped  seconds',
			'lint              1        0        0      1.3',
			'end to end       10        2        0     60.0  1 flaky'
		]);
	});
});
