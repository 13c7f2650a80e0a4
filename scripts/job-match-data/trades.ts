/**
 * Postings that a title tells the trade of, with the names of trades that `resumes_by_class.csv` has: real postings for its
 * résumés, which nobody wrote for this app.
 *
 *   npx tsx scripts/job-match-data/trades.ts POSTINGS.csv OUT.csv
 *
 * Reads the columns `position` and `Job Description`; repeated postings, and titles of no such trade, are left out.
 */
import { writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { COLUMN_KINDS, findColumn } from '#scripts/eval/columns.ts';
import { readTable } from '#scripts/eval/read-table.ts';

/** In a title, and the trade that it stands for. The first that fits counts. */
const TRADES: readonly (readonly [RegExp, string])[] = [
	[/strategy & operations/i, ''],
	[/data scien/i, 'Data Science'],
	[/human resources|recruit/i, 'HR'],
	[/electrical engineer/i, 'Electrical Engineering'],
	[/\bsap\b/i, 'SAP Developer'],
	[/data engineer|big data intern/i, 'Hadoop'],
	[/business analyst/i, 'Business Analyst'],
	[/sales/i, 'Sales'],
	[/water engineer/i, 'Civil Engineer'],
	[/operations/i, 'Operations Manager'],
	[/project specialist/i, 'PMO']
];
/** Postings that begin alike are one. */
const BEGINNING_CHARS = 300;

const [file = '', out = ''] = process.argv.slice(2);
const table = readTable(file, {
	hasHeader: true,
	ignoresQuotes: false,
	delimiter: undefined,
	limit: undefined
});
const title = findColumn(table, 'position', COLUMN_KINDS.article);
const text = findColumn(table, 'Job Description', COLUMN_KINDS.article);
const labelled = new Map<string, { title: string; description: string; label: string }>();
for (const row of table.rows) {
	const position = row[title] ?? '';
	const description = (row[text] ?? '').trim();
	const label = TRADES.find(([pattern]) => pattern.test(position))?.[1] ?? '';
	const beginning = description.slice(0, BEGINNING_CHARS);
	if (label === '' || labelled.has(beginning)) continue;
	labelled.set(beginning, { title: position, description, label });
}
writeFileSync(out, Papa.unparse([...labelled.values()]));
console.log(`${labelled.size} postings written to ${out}.`);
