import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { TOOLS } from '#lib/domain/tools.ts';
import { reportSchema } from '#scripts/bench/report.ts';

const TSX = 'node_modules/tsx/dist/cli.mjs';
const LIMIT_MS = 10 * 60_000;

const RESULTS = [
	'cached_answer_ms',
	'first_page_js_gzip_bytes',
	'tab_memory_mb_one_tool',
	'tab_memory_mb_four_tools',
	'history_first_page_ms',
	'history_index_warm_ms',
	'history_search_ms',
	'history_analytics_ms',
	'history_longest_task_ms',
	...TOOLS.flatMap(({ id }) => [
		`cold_load_to_first_answer_ms_${id}`,
		`warm_load_to_first_answer_ms_${id}`
	])
];

const RATIOS = [
	'browser_over_native_1x20',
	'browser_over_native_1x128',
	'browser_over_native_32x20',
	'browser_over_native_32x128',
	'one_by_one_over_batched_1000',
	'batch_over_naive_40_distinct',
	'batch_over_naive_40_duplicates'
];

test('the bench measures everything that it promises', async ({ browserName }, info) => {
	expect(browserName).toBe('chromium');
	test.setTimeout(LIMIT_MS);
	const out = info.outputPath('bench.json');
	const args = [TSX, 'scripts/bench/main.ts', '--quick', '--no-build', '--out', out];
	await promisify(execFile)(process.execPath, args, { timeout: LIMIT_MS - 10_000 });

	const report = reportSchema.parse(JSON.parse(readFileSync(out, 'utf8')));
	const names = report.results.map(({ name }) => name);
	expect(names).toEqual(expect.arrayContaining(RESULTS));
	expect(new Set(names).size).toBe(names.length);
	expect(Object.keys(report.ratios).toSorted()).toEqual(RATIOS.toSorted());
	for (const { name, median, p95 } of report.results) {
		expect(median, name).toBeGreaterThan(0);
		expect(p95, name).toBeGreaterThanOrEqual(median);
	}
	for (const [name, value] of Object.entries(report.ratios)) expect(value, name).toBeGreaterThan(0);
});
