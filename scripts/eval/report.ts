import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { UsageError } from './usage-error.ts';

/** Metrics by name; a nested one is a baseline with names of its own. */
export type Metrics = Readonly<Record<string, unknown>>;

/** One line a metric, the baselines in columns beside ours. Points have two decimals, shares four. */
export function metricsTable(metrics: Metrics): string {
	const baselines = Object.entries(metrics).filter((entry): entry is [string, Metrics] =>
		isMetrics(entry[1])
	);
	const lines = Object.entries(metrics)
		.filter(([, value]) => !isMetrics(value))
		.map(([name, value]) => [
			name,
			formatValue(name, value),
			...baselines.map(([, own]) => (name in own ? formatValue(name, own[name]) : ''))
		]);
	const head = ['', baselines.length > 0 ? 'ours' : '', ...baselines.map(([name]) => name)];
	const table = baselines.length > 0 ? [head, ...lines] : lines;
	const widths = head.map((_, column) =>
		Math.max(...table.map((cells) => cells[column]?.length ?? 0))
	);
	return table
		.map((cells) =>
			cells
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)
				)
				.join('  ')
				.trimEnd()
		)
		.join('\n');
}

/** Writes indented JSON; missing folders are made. Throws a UsageError where it cannot. */
export function writeJson(file: string, content: unknown): void {
	try {
		mkdirSync(dirname(file), { recursive: true });
		writeFileSync(file, `${JSON.stringify(content, null, '\t')}\n`);
	} catch (cause) {
		throw new UsageError(
			`Cannot write ${file}: ${cause instanceof Error ? cause.message : String(cause)}`
		);
	}
}

function isMetrics(value: unknown): value is Metrics {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function formatValue(name: string, value: unknown): string {
	if (value === null || value === undefined) return 'none';
	if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
	if (typeof value !== 'number') return JSON.stringify(value);
	if (Number.isInteger(value) && /^(?:rows|classes|queries|blank_)|_rows$/.test(name)) {
		return String(value);
	}
	if (name === 'seconds') return value.toFixed(1);
	return value.toFixed(name.startsWith('rouge') ? 2 : 4);
}
