import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** `bench.json`. */
export const reportSchema = z.object({
	date: z.string(),
	/** Fewer repeats: the figures say little. */
	quick: z.boolean(),
	machine: z.object({ cpu: z.string(), cores: z.int(), memory_gb: z.number(), os: z.string() }),
	versions: z.record(z.string(), z.string()),
	results: z.array(
		z.object({
			name: z.string(),
			unit: z.enum(['ms', 'bytes', 'MB', 'rows/s']),
			median: z.number(),
			p95: z.number(),
			n: z.int().positive()
		})
	),
	ratios: z.record(z.string(), z.number()),
	/** How memory was read. */
	memory_method: z.string().optional()
});
export type BenchReport = z.infer<typeof reportSchema>;

const DOCS = fileURLToPath(new URL('../../docs/performance.md', import.meta.url));
const START = '<!-- bench:start -->';
const END = '<!-- bench:end -->';

/** Puts the tables into docs/performance.md, between its two markers. Throws where they are not there. */
export function updateDocs(report: BenchReport): void {
	const text = readFileSync(DOCS, 'utf8');
	const [from, to] = [text.indexOf(START), text.indexOf(END)];
	if (from < 0 || to < from)
		throw new Error(`${DOCS} has no place for the tables: ${START} ${END}`);
	const head = text.slice(0, from + START.length);
	writeFileSync(DOCS, `${head}\n\n${toMarkdown(report)}\n\n${text.slice(to)}`);
}

/**
 * Parts that were measured one after the other, where nobody can keep a machine quiet for all of them.
 * @throws {Error} one line, where they are not of one machine with the same versions
 */
export function joinReports(reports: readonly BenchReport[]): BenchReport {
	const [first, ...others] = reports;
	if (!first) throw new Error('There is no report.');
	// A part names only the versions of what it ran.
	const versions = { ...first.versions };
	for (const other of others) {
		const isOther = Object.entries(other.versions).some(
			([name, version]) => (versions[name] ??= version) !== version
		);
		if (isOther || ground(other) !== ground(first)) {
			throw new Error('These reports are of different machines or versions.');
		}
	}
	return {
		...first,
		versions,
		results: reports.flatMap(({ results }) => results),
		ratios: Object.fromEntries(reports.flatMap(({ ratios }) => Object.entries(ratios))),
		memory_method: reports.find(({ memory_method: method }) => method !== undefined)?.memory_method
	};
}

function ground({ machine, quick }: BenchReport): string {
	return JSON.stringify([machine, quick]);
}

/** The machine in a sentence, all results and all ratios. */
export function toMarkdown({
	date,
	quick,
	machine,
	versions,
	results,
	ratios
}: BenchReport): string {
	const { cpu, cores, memory_gb: memory, os } = machine;
	const named = Object.entries(versions).map(([name, version]) => `${name} ${version}`);
	return [
		`Measured on ${date.slice(0, 10)}: ${cpu}, ${cores} cores, ${memory} GB, ${os}.`,
		`${named.join(', ')}.${quick ? ' A quick run: the figures say little.' : ''}`,
		'',
		...table(
			['Result', 'Unit', 'Median', 'p95', 'n'],
			results.map(({ name, unit, median, p95, n }) => [
				`\`${name}\``,
				unit,
				amount(median),
				amount(p95),
				String(n)
			])
		),
		'',
		...table(
			['Ratio', 'Value'],
			Object.entries(ratios).map(([name, value]) => [`\`${name}\``, value.toFixed(2)])
		)
	].join('\n');
}

/** As Prettier would write it: columns of even width, numbers to the right. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
	const widths = head.map((title, column) =>
		Math.max(3, title.length, ...rows.map((row) => row[column]?.length ?? 0))
	);
	const isNumber = (column: number) => column >= (head.length === 2 ? 1 : 2);
	const line = (cells: readonly string[]) =>
		`| ${cells
			.map((cell, column) =>
				isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)
			)
			.join(' | ')} |`;
	const rule = widths.map((width, column) =>
		isNumber(column) ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)
	);
	return [line(head), line(rule), ...rows.map(line)];
}

function amount(value: number): string {
	if (value >= 1000) return Math.round(value).toLocaleString('en');
	return value >= 100 ? value.toFixed(0) : value.toFixed(1);
}
