/** Names pages for a person: `Page 4`, `Pages 1, 3–5`. Expects them in ascending order. */
export function describePages(pages: readonly number[]): string {
	const ranges: [first: number, last: number][] = [];
	for (const page of pages) {
		const open = ranges.at(-1);
		if (open?.[1] === page - 1) open[1] = page;
		else ranges.push([page, page]);
	}
	const names = ranges.map(([first, last]) => {
		if (first === last) return String(first);
		return `${first}–${last}`;
	});
	return `${pages.length === 1 ? 'Page' : 'Pages'} ${names.join(', ')}`;
}
