import { readToolManifest } from '#scripts/models/node-models.ts';
import { type EvalArguments, readArguments } from './arguments.ts';
import { evaluateClassification } from './classification.ts';
import { COLUMN_KINDS, findColumn, namedColumn } from './columns.ts';
import { HELP } from './help.ts';
import { readJobMatchData } from './job-match-data.ts';
import { evaluateJobMatch, evaluatePairs } from './job-match.ts';
import { describeMachine, describeVersions } from './machine.ts';
import { browserModels, type EvalModels, nodeModels, type OnProgress } from './models.ts';
import { readTable } from './read-table.ts';
import { type Metrics, metricsTable, writeJson } from './report.ts';
import { evaluateSummaries } from './summary.ts';
import { UsageError } from './usage-error.ts';

export interface EvalOutput {
	print(line: string): void;
	/** Called often while it runs. */
	readonly onProgress: OnProgress;
}

/** What a tool reads of its files, and how it is measured; the files are read before a model is loaded. */
interface Plan {
	readonly columns: Readonly<Record<string, string>>;
	readonly notes: readonly string[];
	measure(models: EvalModels): Promise<object>;
}

/**
 * `npm run eval`: reads the files, measures, prints and writes.
 * Throws a UsageError of one line where the command line or a file does not fit.
 */
export async function runEval(args: readonly string[], output: EvalOutput): Promise<void> {
	const asked = readArguments(args);
	if (asked === 'help') {
		output.print(HELP);
		return;
	}
	const plan = planOf(asked, output.onProgress);
	for (const note of plan.notes) output.print(`Note: ${note}`);
	const models = asked.values.browser
		? await browserModels(output.onProgress)
		: nodeModels(output.onProgress);
	try {
		const metrics: Metrics = { ...(await plan.measure(models)) };
		const { id, revision, dtype } = readToolManifest(asked.tool);
		const { name, device } = models.runtime;
		output.print(`\n${asked.tool}: ${id} ${dtype}, revision ${revision}, in ${name} (${device})\n`);
		output.print(metricsTable(metrics));
		if (asked.values.out === undefined) return;
		writeJson(asked.values.out, {
			...metrics,
			context: {
				tool: asked.tool,
				columns: plan.columns,
				model: { id, revision, dtype },
				runtime: models.runtime,
				machine: describeMachine(),
				versions: describeVersions(),
				date: new Date().toISOString()
			}
		});
		output.print(`\nWritten to ${asked.values.out}.`);
	} finally {
		await models.close();
	}
}

function planOf(asked: EvalArguments, onProgress: OnProgress): Plan {
	switch (asked.tool) {
		case 'sentiment':
		case 'fake-news':
			return planClassification(asked, asked.tool);
		case 'summary':
			return planSummary(asked, onProgress);
		case 'job-match': {
			const { columns, notes, data } = readJobMatchData(asked);
			return {
				columns,
				notes,
				measure: async (models) => {
					const embedder = await models.embedder();
					const figures =
						data.kind === 'pairs'
							? await evaluatePairs(data.rows, { embedder }, { onProgress })
							: await evaluateJobMatch(data, { embedder }, { onProgress });
					if (figures.queries > 0) return figures;
					throw new UsageError(
						`Nothing can be ranked: no posting (${columns.posting_label ?? 'job'}) has the label of a résumé (${columns.resume_label ?? 'label'}).`
					);
				}
			};
		}
	}
}

function planClassification(
	{ values, table: options, labels }: EvalArguments,
	tool: 'sentiment' | 'fake-news'
): Plan {
	const table = readTable(values.file ?? '', options);
	const kind = tool === 'sentiment' ? COLUMN_KINDS.sentimentText : COLUMN_KINDS.newsText;
	const text = findColumn(table, values['text-column'], kind);
	const label = findColumn(table, values['label-column'], COLUMN_KINDS.label);
	const extra = (asked: string | undefined) =>
		asked === undefined ? undefined : namedColumn(table, asked);
	const [pair, group] = [extra(values['pair-column']), extra(values['group-column'])];
	const rows = table.rows.map((row) => {
		const given = row[label] ?? '';
		return {
			text: row[text] ?? '',
			label: labels.get(given.trim().toLowerCase()) ?? given,
			pair: pair === undefined ? undefined : row[pair],
			group: group === undefined ? undefined : row[group]
		};
	});
	return {
		columns: { text: table.columns[text] ?? '', label: table.columns[label] ?? '' },
		notes: table.notes,
		measure: async (models) => {
			const report = await evaluateClassification(rows, tool, await models.scorer(tool));
			if (report.rows > 0) return report;
			const found = report.unknown_labels.map((name) => `"${name}"`).join(', ');
			throw new UsageError(
				`No label in column "${table.columns[label] ?? ''}" can be read: ${found}. --map-labels can name them.`
			);
		}
	};
}

function planSummary(
	{ values, table: options, sentences }: EvalArguments,
	onRow: OnProgress
): Plan {
	const table = readTable(values.file ?? '', options);
	const article = findColumn(table, values['text-column'], COLUMN_KINDS.article);
	const reference = findColumn(table, values['reference-column'], COLUMN_KINDS.reference);
	const rows = table.rows.map((row) => ({
		article: row[article] ?? '',
		reference: row[reference] ?? ''
	}));
	return {
		columns: { article: table.columns[article] ?? '', reference: table.columns[reference] ?? '' },
		notes: table.notes,
		measure: async (models) =>
			evaluateSummaries(
				rows,
				{ embedder: await models.embedder() },
				{ length: sentences, tighten: values.tighten, onRow }
			)
	};
}
