import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import type { OpenedEntry } from './history-entry.ts';
import { historyCsv, historyJsonl } from './history-table.ts';

function entryOf(text: string, title = '', tags: readonly string[] = []): OpenedEntry {
	return {
		facts: {
			id: 'e1',
			userId: 'u1',
			tool: 'sentiment',
			at: 1_700_000_000_000,
			updatedAt: 1_700_000_000_000,
			durationMs: 12.4,
			inputSize: text.length,
			outcome: 'positive',
			model: 'm',
			device: 'wasm',
			isCached: false,
			isStarred: true,
			sealedNotes: new Uint8Array([1, 2, 3])
		},
		notes: { title, tags: [...tags], excerpt: '' },
		isDamaged: false,
		content: { input: { text }, result: { label: 'positive' } }
	};
}

function rowsOf(csv: string): string[][] {
	return Papa.parse<string[]>(csv, { delimiter: ',', newline: '\r\n', skipEmptyLines: true }).data;
}

describe('history as CSV', () => {
	it('gives any text back that another reader takes in', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary', minLength: 1 }), fc.string(), (text, title) => {
				const csv = historyCsv([entryOf(text, title)], { isForSpreadsheets: false });
				const [head, row] = rowsOf(csv);
				expect(head).toHaveLength(14);
				expect([row?.[7], row?.[3]]).toEqual([text, title]);
			})
		);
	});

	it('has no cell that a spreadsheet runs, unless asked for the bare text', () => {
		const wild = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '=HYPERLINK("http://x","y")'];
		for (const text of wild) {
			const entry = entryOf(text, text, [text]);
			const safe = rowsOf(historyCsv([entry], { isForSpreadsheets: true }))[1] ?? [];
			expect([safe[3], safe[4], safe[7]]).toEqual([`'${text}`, `'${text}`, `'${text}`]);
			const bare = rowsOf(historyCsv([entry], { isForSpreadsheets: false }))[1] ?? [];
			expect(bare[7]).toBe(text);
		}
	});

	it('ends with a line break and has the facts in words', () => {
		const csv = historyCsv([entryOf('a, "b"')], { isForSpreadsheets: true });
		expect(csv).toBe(
			'id,time,tool,title,tags,starred,outcome,text,result,duration_ms,input_characters,model,device,cached\r\n' +
				'e1,2023-11-14T22:13:20.000Z,sentiment,,,true,positive,"a, ""b""","{""label"":""positive""}",12,6,m,wasm,false\r\n'
		);
	});
});

describe('history as JSON Lines', () => {
	it('has one entry a line, nothing sealed and no user', () => {
		const lines = historyJsonl([entryOf('one\ntwo'), entryOf('three')]).split('\n');
		expect(lines).toHaveLength(3);
		expect(JSON.parse(lines[0] ?? '')).toEqual({
			id: 'e1',
			tool: 'sentiment',
			at: '2023-11-14T22:13:20.000Z',
			updatedAt: '2023-11-14T22:13:20.000Z',
			durationMs: 12.4,
			inputSize: 7,
			outcome: 'positive',
			model: 'm',
			device: 'wasm',
			isCached: false,
			isStarred: true,
			title: '',
			tags: [],
			input: { text: 'one\ntwo' },
			result: { label: 'positive' }
		});
	});
});
