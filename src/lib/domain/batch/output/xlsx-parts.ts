/** The parts of a workbook with one sheet, beside the sheet itself (ECMA-376, part 1). */
export function xlsxParts(): readonly { readonly name: string; readonly text: string }[] {
	return [
		{
			name: '[Content_Types].xml',
			text: `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/${sheetName}" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>`
		},
		{
			name: '_rels/.rels',
			text: `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
		},
		{
			name: 'xl/workbook.xml',
			text: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="Results" sheetId="1" r:id="rId1"/></sheets></workbook>`
		},
		{
			name: 'xl/_rels/workbook.xml.rels',
			text: `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`
		}
	];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';

export const sheetName = 'xl/worksheets/sheet1.xml';
export const sheetStart = `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
export const sheetEnd = '</sheetData></worksheet>';

/** What a sheet holds at most, the header included, and a cell. */
export const MAX_SHEET_ROWS = 1_048_576;
export const MAX_CELL_CHARACTERS = 32_767;

/**
 * One row. Texts are texts in a workbook and never run, so formulas need no guard.
 * @param numeric places of the cells that are numbers where they are filled
 */
export function sheetRow(cells: readonly string[], numeric: readonly number[]): string {
	const written = cells.map((cell, place) => {
		if (cell === '') return '<c/>';
		if (numeric.includes(place)) return `<c><v>${cell}</v></c>`;
		return `<c t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
	});
	return `<row>${written.join('')}</row>`;
}

/** XML has no way to write most control characters and half characters: they become replacement signs. */
function escape(text: string): string {
	return (
		text
			.toWellFormed()
			// eslint-disable-next-line no-control-regex -- control characters are what is looked for
			.replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
			.replaceAll('&', '&amp;')
			.replaceAll('<', '&lt;')
			.replaceAll('>', '&gt;')
			.replaceAll('\r', '&#13;')
	);
}
