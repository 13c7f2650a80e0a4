/** Pages as people list them: `1, 3–5`. Expects them in ascending order. */
export function pageRanges(pages: readonly number[]): string {
	const ranges: [first: number, last: number][] = [];
	for (const page of pages) {
		const open = ranges.at(-1);
		if (open?.[1] === page - 1) open[1] = page;
		else ranges.push([page, page]);
	}
	return ranges
		.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`))
		.join(', ');
}
