import type { JobRows } from '#lib/domain/batch/job-rows.ts';
import type { BlockMap } from '#lib/domain/batch/row-block.ts';

interface SearchRun {
	readonly signal: AbortSignal;
	/** Share of the rows that were looked at. */
	readonly onProgress: (share: number) => void;
}

/**
 * Numbers of the rows with the text in any of their cells, whatever its case; nothing after an abort. Rows are opened
 * block by block, as no index of what is sealed may lie about.
 */
export async function searchRows(
	job: string,
	map: BlockMap,
	rows: JobRows,
	wanted: string,
	{ signal, onProgress }: SearchRun
): Promise<ReadonlySet<number> | undefined> {
	const found = new Set<number>();
	for (let block = 0; block < map.blocks; block += 1) {
		const opened = await rows.rows(job, block);
		if (signal.aborted) return undefined;
		for (const [place, { cells }] of (opened.ok ? opened.value : []).entries()) {
			const isFound = cells.some((cell) => cell.toLowerCase().includes(wanted));
			if (isFound) found.add(map.startOf(block) + place);
		}
		onProgress((block + 1) / map.blocks);
	}
	return found;
}
