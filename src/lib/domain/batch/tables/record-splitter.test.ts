import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { MAX_RECORD_CHARACTERS, RecordSplitter, type TextRecord } from './record-splitter.ts';

const COMMA = { delimiter: ',', quote: '"' as const, endsAtReturn: false };

function split(text: string, pieces: readonly number[] = [], dialect = COMMA): TextRecord[] {
	const splitter = new RecordSplitter(dialect);
	const records: TextRecord[][] = [];
	let from = 0;
	for (const size of pieces) {
		records.push(splitter.push(text.slice(from, from + size)));
		from += size;
	}
	records.push(splitter.push(text.slice(from)), splitter.end());
	return records.flat();
}

describe('RecordSplitter', () => {
	it('knows lines, also below a cell of several lines and across CRLF, LF and a lone CR in a cell', () => {
		expect(split('a,b\r\n"x\ny",2\nc\rd,3\n')).toEqual([
			{ line: 1, text: 'a,b', cells: 2 },
			{ line: 2, text: '"x\ny",2', cells: 2 },
			{ line: 4, text: 'c\rd,3', cells: 2 }
		]);
		expect(split('a\rb\rc', [], { ...COMMA, endsAtReturn: true })).toHaveLength(3);
	});

	it('makes the line that opens a quotation mark a record of its own where nothing closes it', () => {
		expect(split('a,b\n1,"open\n2,fine\n3,"also"\n4,last')).toEqual([
			{ line: 1, text: 'a,b', cells: 2 },
			{ line: 2, text: '1,"open', cells: 2, issue: 'unclosed-quote' },
			{ line: 3, text: '2,fine', cells: 2 },
			{ line: 4, text: '3,"also"', cells: 2 },
			{ line: 5, text: '4,last', cells: 2 }
		]);
	});

	it('marks a stray quotation mark', () => {
		expect(split('a,b\n"He said "hi" to me",5\n')[1]).toEqual({
			line: 2,
			text: '"He said "hi" to me",5',
			cells: 2,
			issue: 'stray-quote'
		});
	});

	it('cuts the same whatever pieces the text comes in, and finds the rows that PapaParse finds', () => {
		const cell = fc.oneof(
			fc.string({ unit: fc.constantFrom('a', ' ', 'é', '😀'), maxLength: 5 }),
			fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r\n', ' '), maxLength: 6 })
		);
		const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 3 }), { minLength: 1 });
		fc.assert(
			fc.property(
				table,
				fc.constantFrom('\n', '\r\n'),
				fc.array(fc.integer({ min: 1, max: 7 })),
				(rows, newline, sizes) => {
					const text = Papa.unparse(rows, { newline });
					const records = split(text, sizes);
					expect(records).toEqual(split(text));
					const parsed = records.map(
						(record) => Papa.parse<string[]>(record.text, { delimiter: ',', newline: '\n' }).data[0]
					);
					expect(parsed).toEqual(rows);
					expect(records.every(({ issue }) => issue === undefined)).toBe(true);
				}
			),
			{ numRuns: 500 }
		);
	});

	it('loses no character of a broken text, and ends', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 60 }),
				(text) => {
					const records = split(text);
					const joined = records.map((record) => record.text).join('');
					expect(joined.replaceAll(/[\r\n]/g, '')).toBe(text.replaceAll(/[\r\n]/g, ''));
				}
			),
			{ numRuns: 2000 }
		);
	});

	it('stays within its bounds: an open quotation mark before a whole file, and a line without end', () => {
		const line = `${'x'.repeat(96)},1\n`;
		const splitter = new RecordSplitter(COMMA);
		const pushed = [splitter.push('a,b\n"open,1\n')];
		const megabyte = line.repeat(10_000);
		for (let piece = 0; piece < 30; piece += 1) pushed.push(splitter.push(megabyte));
		const records = [...pushed, splitter.end()].flat();
		expect(records).toHaveLength(2 + 30 * 10_000);
		expect(records[1]).toMatchObject({ line: 2, issue: 'unclosed-quote' });
		expect(records.at(-1)).toMatchObject({ line: 300_002, text: line.trimEnd() });

		const endless = new RecordSplitter(COMMA);
		const found: TextRecord[] = [];
		for (let piece = 0; piece < 20; piece += 1) found.push(...endless.push('y'.repeat(1_000_000)));
		found.push(...endless.push('\nnext,1\n'));
		expect(found).toMatchObject([
			{ line: 1, issue: 'too-long' },
			{ line: 2, text: 'next,1' }
		]);
		expect(MAX_RECORD_CHARACTERS).toBeLessThan(20_000_000);
	});

	it('takes a cell of ten million characters', () => {
		const big = 'z'.repeat(10_000_000);
		const records = split(`a,b\n"${big}",1\n`, [3_000_000, 3_000_000, 3_000_000]);
		expect(records[1]?.text).toHaveLength(big.length + 4);
		expect(records[1]?.issue).toBeUndefined();
	});

	it('needs no more than linear time for lines that all open a quotation mark', () => {
		const started = performance.now();
		expect(split('"abc\n'.repeat(200_000)).length).toBeGreaterThan(100_000);
		expect(performance.now() - started).toBeLessThan(10_000);
	});
});
