import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { expect, test } from '@playwright/test';
import { reportSchema } from '#scripts/bench/report.ts';

const TSX = 'node_modules/tsx/dist/cli.mjs';
const LIMIT_MS = 10 * 60_000;

const RESULTS = [
	'cached_answer_ms',
	'first_page_js_gzip_bytes',
	'tab_memory_mb_one_tool',
	'tab_memory_mb_four_tools',
	'browser_embed_ms_1x20',
	'native_embed_ms_32x128'
];

const RATIOS = [
	'browser_over_native_1x20',
	'browser_over_native_1x128',
	'browser_over_native_32x20',
	'browser_over_native_32x128',
	'one_by_one_over_batched_1000'
];

/** Loads, history and batch jobs take minutes even in their quick form; other tests use what they are made of. */
const PARTS = 'first-page,cached,memory,throughput';

test('the bench measures what it promises', { tag: '@alone' }, async ({ browserName }, info) => {
	expect(browserName).toBe('chromium');
	test.setTimeout(LIMIT_MS);
	const out = info.outputPath('bench.json');
	const args = [
		TSX,
		'scripts/bench/main.ts',
		'--quick',
		'--no-build',
		'--only',
		PARTS,
		'--out',
		out
	];
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
