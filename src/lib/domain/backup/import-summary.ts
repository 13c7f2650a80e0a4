import type { ImportChanges } from './import-plan.ts';
import type { Planned, PlanReason } from './planned.ts';

export type ImportedKind = keyof ImportChanges;

export interface KindSummary {
	readonly kind: ImportedKind;
	readonly add: number;
	readonly replace: number;
	readonly skip: number;
	/** Why some are skipped, the most frequent reason first. */
	readonly skipped: readonly { readonly reason: PlanReason; readonly count: number }[];
}

const KINDS = ['accounts', 'entries', 'apiKeys', 'limits', 'audit'] as const;

/** An import in figures: one row for each kind of record that the file has. */
export function summarizeImport(changes: ImportChanges): KindSummary[] {
	return KINDS.map((kind) => summarize(kind, changes[kind])).filter(
		({ add, replace, skip }) => add + replace + skip > 0
	);
}

/** Whether carrying it out would change anything. */
export function changesNothing(rows: readonly KindSummary[]): boolean {
	return rows.every(({ add, replace }) => add + replace === 0);
}

function summarize(kind: ImportedKind, planned: readonly Planned<unknown>[]): KindSummary {
	const counts = { add: 0, replace: 0, skip: 0 };
	const reasons = new Map<PlanReason, number>();
	for (const { action, reason } of planned) {
		counts[action] += 1;
		if (action === 'skip') reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
	}
	const skipped = [...reasons].map(([reason, count]) => ({ reason, count }));
	return { kind, ...counts, skipped: skipped.toSorted((a, b) => b.count - a.count) };
}
