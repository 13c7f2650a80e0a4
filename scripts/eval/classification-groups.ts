/** A row as its groups are measured. */
export interface JudgedRow {
	readonly pair?: string | undefined;
	readonly group?: string | undefined;
	readonly isRight: boolean;
}

export interface GroupReport {
	readonly rows: number;
	readonly accuracy: number;
	readonly pairs_right?: number;
}

/**
 * Share of the pairs whose texts are all right (the consistency of Gardner et al. 2020, arXiv:2004.02709): who
 * answers by a single word that both texts have gets none. Nothing where no row has a pair.
 */
export function rightByPair(rows: readonly JudgedRow[]): { readonly pairs_right?: number } {
	const pairs = new Map<string, boolean>();
	for (const { pair, isRight } of rows) {
		if (pair !== undefined) pairs.set(pair, (pairs.get(pair) ?? true) && isRight);
	}
	if (pairs.size === 0) return {};
	return { pairs_right: [...pairs.values()].filter(Boolean).length / pairs.size };
}

/** Rows, accuracy and pairs of each group, under "of NAME", in the order of the rows. */
export function rightByGroup(
	rows: readonly JudgedRow[]
): Readonly<Record<`of ${string}`, GroupReport>> {
	const groups = new Map<string, JudgedRow[]>();
	for (const row of rows) {
		if (row.group === undefined) continue;
		const own = groups.get(row.group);
		if (own) own.push(row);
		else groups.set(row.group, [row]);
	}
	const report: Record<`of ${string}`, GroupReport> = {};
	for (const [name, own] of groups) {
		const right = own.filter(({ isRight }) => isRight).length;
		report[`of ${name}`] = { rows: own.length, accuracy: right / own.length, ...rightByPair(own) };
	}
	return report;
}
