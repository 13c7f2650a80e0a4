import type { TablePreview } from '#lib/ports/table-reader.ts';

const NAMES =
	/^(?:text|review|comment|content|message|tweet|sentence|body|article|news|statement|headline|title|resume|résumé|cv)s?$/i;

/** The column that most likely holds the texts: by its name, else the one with the longest cells. */
export function guessColumn({ columns, rows }: TablePreview): number {
	const named = columns.findIndex((name) => NAMES.test(name.trim()));
	if (named >= 0) return named;
	const lengths = columns.map((_, place) =>
		rows.reduce((sum, { cells }) => sum + (cells[place]?.length ?? 0), 0)
	);
	return Math.max(0, lengths.indexOf(Math.max(...lengths)));
}
