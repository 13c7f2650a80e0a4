/**
 * Tests of one stage by outcome. A check without tests of its own counts as one.
 * @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Counts
 * @typedef {Counts & { title: string, seconds: number }} Row
 */

/** @param {readonly Row[]} rows @returns {string} a table with one line for each stage */
export function table(rows) {
	const width = Math.max(...rows.map(({ title }) => title.length), 'stage'.length);
	const line = (/** @type {string[]} */ [title = '', ...cells]) =>
		[title.padEnd(width), ...cells.map((cell) => cell.padStart(8))].join(' ');
	const body = rows.map(({ title, passed, failed, skipped, seconds, note }) => {
		const cells = [title, passed, failed, skipped].map(String);
		return line([...cells, seconds.toFixed(1)]) + (note ? `  ${note}` : '');
	});
	return [line(['stage', 'passed', 'failed', 'skipped', 'seconds']), ...body].join('\n');
}

/** @param {readonly Counts[]} rows @returns {string} the sum, which CI reads */
export function lastLine(rows) {
	const sum = (/** @type {'passed' | 'failed' | 'skipped'} */ key) =>
		rows.reduce((total, row) => total + row[key], 0);
	const skipped = sum('skipped');
	const end = skipped > 0 ? `, ${skipped} skipped` : '';
	return `${sum('passed')} passed, ${sum('failed')} failed${end}`;
}

/**
 * @param {unknown} report Vitest's JSON report; undefined where it wrote none
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function countVitest(report, code) {
	/** @typedef {{ status: string, assertionResults: unknown[] }} File */
	/** @typedef {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number, testResults: File[] }} Report */
	const found = /** @type {Report | undefined} */ (report);
	if (found === undefined) return { ...FAILED, note: 'no report' };
	// A file that does not load has failed, though it names no test.
	const broken = found.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	).length;
	return settle(
		{
			passed: found.numPassedTests,
			failed: found.numFailedTests + broken,
			skipped: found.numPendingTests + found.numTodoTests
		},
		code
	);
}

/**
 * @param {unknown} report Playwright's JSON report; undefined where it wrote none
 * @param {number} code its exit code
 * @returns {Counts}
 */
export function countPlaywright(report, code) {
	/** @typedef {{ expected: number, unexpected: number, flaky: number, skipped: number }} Stats */
	const found = /** @type {{ stats: Stats } | undefined} */ (report);
	if (found === undefined) return { ...FAILED, note: 'no report' };
	const { expected, unexpected, flaky, skipped } = found.stats;
	const counts = { passed: expected, failed: unexpected + flaky, skipped };
	return settle(flaky > 0 ? { ...counts, note: `${flaky} flaky` } : counts, code);
}

/** @param {number} code of a check @returns {Counts} */
export function countCheck(code) {
	return code === 0 ? { passed: 1, failed: 0, skipped: 0 } : FAILED;
}

/** @type {Counts} */
const FAILED = { passed: 0, failed: 1, skipped: 0 };

/** A run that ended badly or ran nothing never counts as good. @param {Counts} counts @param {number} code @returns {Counts} */
function settle(counts, code) {
	if (counts.failed > 0) return counts;
	if (counts.passed === 0) return { ...counts, failed: 1, note: 'ran no tests' };
	return code === 0 ? counts : { ...counts, failed: 1, note: `ended with code ${code}` };
}
