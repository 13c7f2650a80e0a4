import { apiTextSchema } from '#server/api/tool-requests.ts';
import { matchItem } from '#server/api/tool-items.ts';
import type { WorkItem } from '#server/inference/work-item.ts';
import type { BatchOptions, BatchRow } from './batch.ts';

/** What is computed for a row; or, in words, why nothing can be. */
export function itemOfRow(row: BatchRow, options: BatchOptions): WorkItem | string {
	if ('problem' in row) return row.problem;
	const text = readCell(row.cells, options.column);
	if (!text.ok) return text.problem;
	const { tool } = options;
	switch (tool) {
		case 'sentiment':
		case 'fake-news':
			return { kind: 'verdict', tool, text: text.value };
		case 'summary': {
			const { length, form, tighten } = options;
			return { kind: 'analysis', tool, input: { text: text.value, length, form, tighten } };
		}
		case 'job-match': {
			const job = readCell(row.cells, options.jobColumn);
			if (!job.ok) return job.problem;
			return matchItem({ resume: text.value, job: job.value }, options.today);
		}
	}
}

function readCell(cells: Readonly<Record<string, string>>, column: string) {
	const cell = Object.hasOwn(cells, column) ? cells[column] : undefined;
	if (cell === undefined) return problem(`There is no column "${column}".`);
	const parsed = apiTextSchema.safeParse(cell);
	if (parsed.success) return { ok: true, value: parsed.data } as const;
	return problem(parsed.error.issues[0]?.message ?? 'This text cannot be analysed.');
}

function problem(text: string) {
	return { ok: false, problem: text } as const;
}
