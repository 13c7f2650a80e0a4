import { describe, expect, it } from 'vitest';
import { xlsxParts } from '#lib/domain/batch/output/xlsx-parts.ts';
import { ZipWriter } from '#lib/adapters/tables/zip-writer.ts';
import { attemptTable } from '../table-failure.ts';
import { previewWorkbook } from './preview-workbook.ts';
import { readXlsxRows } from './xlsx-rows.ts';

type Parts = Readonly<Record<string, string>>;

async function packed(parts: Parts): Promise<File> {
	const pieces: Uint8Array<ArrayBuffer>[] = [];
	const zip = new ZipWriter((bytes) => {
		pieces.push(bytes.slice());
		return Promise.resolve();
	});
	for (const [name, text] of Object.entries(parts)) {
		await zip.start(name);
		await zip.write(text);
		await zip.end();
	}
	await zip.close();
	return new File(pieces, 'table.xlsx');
}

async function rowsOf(file: File): Promise<string[][]> {
	const rows: string[][] = [];
	for await (const page of readXlsxRows(file)) {
		for (const { cells } of page.rows) rows.push([...cells]);
	}
	return rows;
}

const SHEET = (rows: string) =>
	`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${rows}</sheetData></worksheet>`;

describe('workbooks', () => {
	it('reads shared strings, numbers, truth values, dates and gaps', async () => {
		const file = await packed({
			'xl/workbook.xml': '<workbook><sheets><sheet name="A" r:id="rId7"/></sheets></workbook>',
			'xl/_rels/workbook.xml.rels':
				'<Relationships><Relationship Id="rId7" Target="worksheets/first.xml"/></Relationships>',
			'xl/sharedStrings.xml':
				'<sst><si><t>text</t></si><si><r><t>a &amp; </t></r><r><t>b</t></r><rPh><t>no</t></rPh></si></sst>',
			'xl/styles.xml':
				'<styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy\\-mm"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>',
			'xl/worksheets/first.xml': SHEET(
				'<row r="1"><c r="A1" t="s"><v>0</v></c><c r="C1"><v>1.5</v></c></row><row r="3"><c r="A3" t="s"><v>1</v></c><c r="B3" s="1"><v>45658</v></c><c r="C3" t="b"><v>1</v></c></row>'
			)
		});
		expect(await rowsOf(file)).toEqual([
			['text', '', '1.5'],
			['a & b', '2025-01-01', 'TRUE']
		]);
	});

	it('reads what it writes', async () => {
		const rows = [
			['text', 'score'],
			['  a <b> & "c"\nd 😀', '0.25'],
			['=1+1', '']
		];
		const parts: Record<string, string> = {};
		for (const part of xlsxParts()) parts[part.name] = part.text;
		const { sheetStart, sheetRow, sheetEnd, sheetName } =
			await import('#lib/domain/batch/output/xlsx-parts.ts');
		const lines = rows.map((cells, index) => sheetRow(cells, index === 0 ? [] : [1]));
		parts[sheetName] = sheetStart + lines.join('') + sheetEnd;
		const file = await packed(parts);
		expect(await rowsOf(file)).toEqual(rows);
		const preview = await attemptTable(() => previewWorkbook(file, {}));
		expect(preview).toMatchObject({
			ok: true,
			value: { columns: ['text', 'score'], rowsInAll: { count: 2, isExact: true } }
		});
	});

	it('refuses what is broken, and what expands too far', async () => {
		const cut = (await packed({ 'xl/workbook.xml': '<workbook/>' })).slice(0, 40);
		const refused = await attemptTable(() => rowsOf(new File([cut], 'a.xlsx')));
		expect(refused).toMatchObject({ ok: false, error: { kind: 'broken' } });
		const bomb = await packed({ 'xl/workbook.xml': ' '.repeat(25_000_000) });
		expect(await attemptTable(() => rowsOf(bomb))).toEqual({
			ok: false,
			error: { kind: 'too-large', limit: '20 MB' }
		});
	});
});
