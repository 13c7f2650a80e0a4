/**
 * Pairs without labels: every text of a table is cut in two at the statement nearest its middle, the
 * first half stands as the posting and the second as the résumé. What it measures: whether the
 * other half of a text is found among those of all others, which are of the same sector.
 *
 *   npx tsx scripts/job-match-data/halves.ts TABLE.csv TEXT_COLUMN OUT.csv [EVERY [FIRST]]
 *
 * Repeated texts and those under 600 characters are left out; EVERY takes each
 * n-th of the rest, from number FIRST (0 unless told) on.
 */
import { writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { splitUnits } from '#lib/domain/job-match/text-units.ts';
import { COLUMN_KINDS, findColumn } from '#scripts/eval/columns.ts';
import { readTable } from '#scripts/eval/read-table.ts';

const LEAST_CHARS = 600;

const [file = '', column, out = '', every = '1', first = '0'] = process.argv.slice(2);
const table = readTable(file, {
	hasHeader: true,
	ignoresQuotes: false,
	delimiter: undefined,
	limit: undefined
});
const at = findColumn(table, column, COLUMN_KINDS.article);
const texts = new Map(
	table.rows.map((row) => [(row[at] ?? '').replace(/\s+/g, ' ').trim(), row[at] ?? ''])
);
const pairs = [...texts.values()]
	.filter((text) => text.length > LEAST_CHARS)
	.filter((_, index) => index % Number(every) === Number(first))
	.map(halve);
writeFileSync(out, Papa.unparse(pairs));
console.log(`${pairs.length} pairs written to ${out}.`);

function halve(text: string): { job: string; resume: string } {
	const units = splitUnits(text).map(({ start, end }) => text.slice(start, end));
	const total = units.reduce((sum, unit) => sum + unit.length, 0);
	let cut = 0;
	let before = 0;
	for (const unit of units.slice(0, -1)) {
		if (cut > 0 && before + unit.length / 2 >= total / 2) break;
		before += unit.length;
		cut++;
	}
	return { job: units.slice(0, cut).join('\n'), resume: units.slice(cut).join('\n') };
}
