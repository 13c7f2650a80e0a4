/**
 * Puts extracted text in order: one kind of line end, no control characters, no spaces at line ends,
 * no more than one empty line in a row. Tabs stay, they part the cells of a row.
 */
export function tidyText(text: string): string {
	return (
		text
			.replace(/\r\n?|[\u2028\u2029\v\f]/gu, '\n')
			// Control characters, and the byte order mark and zero-width space wherever they stand.
			.replace(/[\p{Cc}\uFEFF\u200B]/gu, (character) =>
				/[\n\t]/u.test(character) ? character : ''
			)
			.replace(/[^\S\n\t]/gu, ' ')
			.replace(/[ \t]+$/gmu, '')
			.replace(/\n{3,}/gu, '\n\n')
			.replace(/^\n+|\n+$/gu, '')
	);
}
