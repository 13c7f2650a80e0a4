/**
 * Looks for the weights of the summary's score and says how well they do on articles they were not found on:
 * npx tsx scripts/summary-weights/main.ts FILE.csv [MORE.csv …]   (columns "article" and "highlights")
 *
 * Every fifth of all articles in turn is measured with what the four others give; at the end stands the
 * setting that all of them give, to be copied into src/lib/domain/summary/score-sentences.ts.
 */
import { loadEmbedder } from '#scripts/models/node-models.ts';
import { COLUMN_KINDS, findColumn } from '../eval/columns.ts';
import { readTable } from '../eval/read-table.ts';
import type { SummaryRow } from '../eval/summary.ts';
import { type Article, readArticles } from './articles.ts';
import { findSetting } from './search.ts';
import { measureLead, measureSetting, type Setting } from './setting.ts';

const FOLDS = 5;
/** Where the search of 2026-11-23 ended, by hand, on 100 of CNN and Daily Mail and 517 of the BBC. */
const START: Setting = {
	weights: {
		position: 0.4,
		centrality: 1,
		topicWords: 1,
		thirtyWords: -0.05,
		tooFewWords: -0.5,
		quote: -0.07,
		question: -0.2,
		figure: 0,
		noRunningText: -3
	},
	redundancy: 0.3
};

const files = process.argv.slice(2);
if (files.length === 0) throw new Error('Name one or more tables with articles and highlights.');
const embedder = await loadEmbedder('minilm');
const collections: Article[][] = [];
for (const file of files) collections.push(await readArticles(readRows(file), embedder));

const found = collections.map(() => 0);
for (let fold = 0; fold < FOLDS; fold++) {
	const isAside = (_: Article, at: number): boolean => at % FOLDS === fold;
	const others = collections.map((own) => own.filter((one, at) => !isAside(one, at)));
	const setting = findSetting(others.flat(), START);
	for (const [index, own] of collections.entries()) {
		const aside = own.filter(isAside);
		const value = measureSetting(aside, setting);
		found[index] = (found[index] ?? 0) + (value * aside.length) / own.length;
	}
	console.log(`Fold ${fold + 1} of ${FOLDS} is done.`);
}
const last = findSetting(collections.flat(), START);
for (const [index, own] of collections.entries()) {
	console.log(`\n${files[index] ?? ''}: ${own.length} articles, ROUGE-1 of three sentences`);
	console.log(`  the first three                       ${measureLead(own).toFixed(2)}`);
	console.log(`  the weights that the search starts at ${measureSetting(own, START).toFixed(2)}`);
	console.log(`  weights found on other articles       ${(found[index] ?? 0).toFixed(2)}`);
	console.log(`  weights found on these too            ${measureSetting(own, last).toFixed(2)}`);
}
console.log(JSON.stringify(last, undefined, 2));

function readRows(file: string): SummaryRow[] {
	const options = { hasHeader: true, ignoresQuotes: false, delimiter: undefined, limit: undefined };
	const table = readTable(file, options);
	const article = findColumn(table, undefined, COLUMN_KINDS.article);
	const reference = findColumn(table, undefined, COLUMN_KINDS.reference);
	return table.rows.map((row) => ({
		article: row[article] ?? '',
		reference: row[reference] ?? ''
	}));
}
