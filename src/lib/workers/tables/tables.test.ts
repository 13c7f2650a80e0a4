import { describe, expect, it } from 'vitest';
import type { Dialect } from '#lib/domain/batch/tables/dialect.ts';
import type { TableRow } from '#lib/domain/batch/tables/table-row.ts';
import type { TableFile } from '#lib/ports/table-reader.ts';
import { previewText } from './preview-table.ts';
import { readPages } from './serve-tables.ts';
import { attemptTable } from './table-failure.ts';

type Part = string | Uint8Array<ArrayBuffer>;

function fileOf(parts: readonly Part[], name = 'table.csv'): TableFile {
	return new File([...parts], name);
}

function utf16(text: string): Uint8Array<ArrayBuffer> {
	const codes = Uint16Array.from(text, (sign) => sign.charCodeAt(0));
	return new Uint8Array(codes.buffer);
}

/** Looks at a file and reads all of it, as the page does. */
async function read(file: TableFile, changes: Partial<Dialect> = {}) {
	const preview = await attemptTable(() => previewText(file, changes));
	if (!preview.ok) return { error: preview.error };
	const { dialect, columns } = preview.value;
	const rows: TableRow[] = [];
	const pages = readPages(file, dialect, columns);
	for (let page = await pages.next(); ; page = await pages.next()) {
		for (const row of page.value.rows) rows.push(row);
		if (page.done) return { dialect, columns, rows, emptyLines: page.value.emptyLines };
	}
}

const cellsOf = (rows: readonly TableRow[] | undefined) => rows?.map(({ cells }) => cells);
const issuesOf = (rows: readonly TableRow[] | undefined) =>
	rows?.flatMap(({ line, issue }) => (issue ? [[line, issue.kind]] : []));

describe('tables that are in order', () => {
	it('finds the delimiter, and takes cells as they are', async () => {
		for (const delimiter of [',', ';', '\t', '|']) {
			const line = (cells: readonly string[]) => `${cells.join(delimiter)}\n`;
			const text = line(['id', 'text']) + line(['1', '"a ""b"""']) + line(['2', ' c ']);
			const { dialect, columns, rows } = await read(fileOf([text]));
			expect(dialect?.delimiter).toBe(delimiter);
			expect(columns).toEqual(['id', 'text']);
			expect(cellsOf(rows)).toEqual([
				['1', 'a "b"'],
				['2', ' c ']
			]);
		}
	});

	it('reads UTF-8 with and without mark, UTF-16 and Windows-1252', async () => {
		const expected = [['é “x”']];
		const text = 'text\né “x”\n';
		expect(cellsOf((await read(fileOf([text]))).rows)).toEqual(expected);
		expect(cellsOf((await read(fileOf([`\ufeff${text}`]))).rows)).toEqual(expected);
		const marked = await read(fileOf([utf16(`\ufeff${text}`)]));
		expect(marked.columns).toEqual(['text']);
		expect(cellsOf(marked.rows)).toEqual(expected);
		const western = new Uint8Array(Buffer.from('text\ncaf\u00e9\n', 'latin1'));
		const read1252 = await read(fileOf([western]));
		expect(read1252.dialect?.encoding).toBe('windows-1252');
		expect(cellsOf(read1252.rows)).toEqual([['café']]);
	});

	it('reads JSON Lines by keys', async () => {
		const text =
			'{"text":"a","n":1}\n{"n":[2],"text":"b\\ud800"}\nnot json\n{"text":"c","more":1}\n';
		const { columns, rows } = await read(fileOf([text], 'rows.jsonl'));
		expect(columns).toEqual(['text', 'n', 'more']);
		expect(cellsOf(rows)).toEqual([
			['a', '1', ''],
			['b\ud800', '[2]', ''],
			['not json', '', ''],
			['c', '', '1']
		]);
		expect(issuesOf(rows)).toEqual([
			[2, 'broken-letters'],
			[3, 'bad-json']
		]);
	});
});

describe('bad tables', () => {
	it('refuses what holds no rows', async () => {
		expect(await read(fileOf(['']))).toEqual({ error: { kind: 'empty' } });
		expect(await read(fileOf(['\n\n']))).toEqual({ error: { kind: 'empty' } });
		expect(await read(fileOf(['id,text\n']))).toEqual({ error: { kind: 'no-rows' } });
	});

	it('refuses other kinds of files, whatever their names', async () => {
		const zip = Uint8Array.from([0x50, 0x4b, 3, 4, ...Array.from({ length: 60 }, () => 0)]);
		expect(await read(fileOf([zip]))).toEqual({
			error: { kind: 'foreign', found: 'zip' }
		});
		expect(await read(fileOf(['%PDF-1.7\n1 0 obj\n']))).toMatchObject({
			error: { kind: 'foreign', found: 'pdf' }
		});
		const noise = Uint8Array.from({ length: 4000 }, (_, index) => (index * 7919) % 31);
		expect(await read(fileOf([noise]))).toMatchObject({ error: { kind: 'foreign' } });
	});

	it('reads one column, keeps headers that are alike, and counts empty lines', async () => {
		const one = await read(fileOf(['text\nI liked it a lot, really\n\nb\n']), { delimiter: ';' });
		expect(cellsOf(one.rows)).toEqual([['I liked it a lot, really'], ['b']]);
		expect(one.emptyLines).toBe(1);
		const alike = await read(fileOf(['text,text\na,b\n']));
		expect(alike.columns).toEqual(['text', 'text']);
	});

	it('lists ragged rows with their lines and goes on', async () => {
		const { rows } = await read(fileOf(['a,b,c\n1,2,3\n1,2\n1,2,3,4\n5,6,7\n']));
		expect(issuesOf(rows)).toEqual([
			[3, 'too-few-cells'],
			[4, 'too-many-cells']
		]);
		expect(cellsOf(rows)).toEqual([
			['1', '2', '3'],
			['1', '2', ''],
			['1', '2', '3', '4'],
			['5', '6', '7']
		]);
	});

	it('lists NUL bytes, unclosed quotes and letters of another encoding', async () => {
		const { rows } = await read(fileOf(['a,b\n1,x\0y\n2,"open\n3,fine\n']));
		expect(issuesOf(rows)).toEqual([
			[2, 'nul'],
			[3, 'unclosed-quote']
		]);
		expect(cellsOf(rows)?.at(-1)).toEqual(['3', 'fine']);
		const start = `a,b\n${'1,fine\n'.repeat(50_000)}`;
		const late = Uint8Array.from([0x32, 0x2c, 0x63, 0xe9, 0x0a]);
		expect(issuesOf((await read(fileOf([start, late]))).rows)).toEqual([
			[50_002, 'broken-letters']
		]);
	});

	it('takes line ends of all kinds in one file', async () => {
		const { rows } = await read(fileOf(['a,b\r\n1,2\n3,4\r\n5,6\n']));
		expect(cellsOf(rows)).toEqual([
			['1', '2'],
			['3', '4'],
			['5', '6']
		]);
		expect(cellsOf((await read(fileOf(['a,b\r1,2\r3,4\r']))).rows)).toEqual([
			['1', '2'],
			['3', '4']
		]);
	});

	it('takes a cell of ten megabytes, and letters cut by the edges of what is read at a time', async () => {
		const big = 'ä'.repeat(5_300_000);
		const { rows } = await read(fileOf([`a,b\n1,"${big}"\n2,x\n`]));
		expect(rows?.[0]?.cells[1]).toBe(big);
		expect(issuesOf(rows)).toEqual([]);
		expect(rows?.[1]).toEqual({ line: 3, cells: ['2', 'x'] });
	});
});
