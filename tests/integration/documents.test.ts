import { readFile } from 'node:fs/promises';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readDocument } from '#lib/workers/documents/read-document.ts';

const folder = new URL('../fixtures/documents/', import.meta.url);

async function bytesOf(name: string): Promise<Uint8Array<ArrayBuffer>> {
	return new Uint8Array(await readFile(new URL(name, folder)));
}

async function readFixture(name: string, as = name) {
	return readDocument(as, await bytesOf(name));
}

async function textOf(name: string): Promise<string> {
	const read = await readFixture(name);
	if (!read.ok) throw new Error(JSON.stringify(read.error));
	return read.value.text;
}

const encode = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** A Word file with one part, whose directory claims that it unpacks to `claimed` bytes. */
function zipOf(content: Uint8Array, claimed: number): Uint8Array<ArrayBuffer> {
	const name = Buffer.from('word/document.xml');
	const packed = deflateRawSync(content);
	const local = Buffer.alloc(30);
	local.writeUInt32LE(0x04034b50, 0);
	local.writeUInt16LE(8, 8);
	local.writeUInt32LE(packed.length, 18);
	local.writeUInt32LE(claimed, 22);
	local.writeUInt16LE(name.length, 26);
	const entry = Buffer.alloc(46);
	entry.writeUInt32LE(0x02014b50, 0);
	entry.writeUInt16LE(8, 10);
	entry.writeUInt32LE(packed.length, 20);
	entry.writeUInt32LE(claimed, 24);
	entry.writeUInt16LE(name.length, 28);
	const end = Buffer.alloc(22);
	end.writeUInt32LE(0x06054b50, 0);
	end.writeUInt16LE(1, 10);
	end.writeUInt32LE(entry.length + name.length, 12);
	end.writeUInt32LE(local.length + name.length + packed.length, 16);
	return new Uint8Array(Buffer.concat([local, name, packed, entry, name, end]));
}

function pdfWithPages(count: number): Uint8Array<ArrayBuffer> {
	const kids = Array.from({ length: count }, (_, index) => `${index + 3} 0 R`).join(' ');
	const pages = Array.from(
		{ length: count },
		(_, index) => `${index + 3} 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>\nendobj\n`
	);
	return encode(
		`%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n` +
			`2 0 obj\n<</Type/Pages/Count ${count}/Kids[${kids}]>>\nendobj\n${pages.join('')}` +
			`trailer\n<</Root 1 0 R/Size ${count + 3}>>\n%%EOF\n`
	);
}

describe('PDF', () => {
	it('reads columns one after the other and joins wrapped lines', async () => {
		expect(await textOf('two-column.pdf')).toBe(
			[
				'Lindvik: a harbour that changed its trade, t',
				'The harbour at Lindvik was built for herring boats in the spring of 1871.',
				'For thirty years the quay was the loudest place on the coast, and the wooden sheds smelled of salt and tar from April to October.',
				'When the herring left, the town learned to repair ships instead of filling them.',
				'Today the old sheds hold a library, two bakeries and a school for boat builders.',
				'Students come from nine countries to learn how to bend oak over steam, a craft that nearly vanished with the last rowing ferries.',
				'Every August the whole town rows out to greet the first lantern of the season.'
			].join('\n\n')
		);
	});

	it('reads a side column whole where the file writes it line by line with the other', async () => {
		const text = await textOf('sidebar-resume.pdf');
		expect(text).toContain('SKILLS\nPython\nC++\nNode.js\nPostgreSQL\n\nLANGUAGES\nEnglish\nIgbo');
		expect(text).toContain(
			'scheduler that retries them and tells people when they fail, which cut'
		);
		expect(text.indexOf('+44 20')).toBeLessThan(text.indexOf('EXPERIENCE'));
	});

	it('reads a table row by row', async () => {
		expect(await textOf('table.pdf')).toBe(
			'Rainfall by month\nMonth\tRain\tDays\nJanuary\t88 mm\t17\nFebruary\t61 mm\t13\nMarch\t70 mm\t15\nApril\t54 mm\t12\nMay\t49 mm\t11'
		);
	});

	it('leaves out running lines, says so, and tells its progress by page', async () => {
		const progress: string[] = [];
		const read = await readDocument('report.pdf', await bytesOf('four-pages.pdf'), {
			onPage: (done, total) => progress.push(`${done}/${total}`)
		});
		expect(progress).toEqual(['1/4', '2/4', '3/4', '4/4']);
		expect(read).toEqual({
			ok: true,
			value: {
				text: 'Chapter One\nThe lamp was lit at dusk.\n\nChapter Two\nThe keeper wrote down the wind.\n\nChapter Three\nThree ships passed before midnight.\n\nChapter Four\nAt dawn the lamp went out.',
				kind: 'pdf',
				title: 'The lighthouse report',
				pages: 4,
				notes: [{ kind: 'running-lines' }]
			}
		});
	});

	it('reads a page that lies on its side, and one locked against copying only', async () => {
		expect(await textOf('rotated.pdf')).toBe(
			'This page lies on its side. It is read all the same.'
		);
		expect(await textOf('owner-locked.pdf')).toBe('Anyone may read this.');
	});

	it.each([
		['encrypted.pdf', { kind: 'encrypted', format: 'pdf' }],
		['scanned.pdf', { kind: 'scanned', pages: 1 }],
		['truncated.pdf', { kind: 'broken', format: 'pdf' }]
	])('refuses %s', async (name, error) => {
		expect(await readFixture(name)).toEqual({ ok: false, error });
	});

	it('refuses more than 2,000 pages', async () => {
		const error = { kind: 'too-many-pages', pages: 2_001, limit: 2_000 };
		expect(await readDocument('a.pdf', pdfWithPages(2_001))).toEqual({ ok: false, error });
	});
});

describe('Word', () => {
	it('keeps lists, tables and quotes', async () => {
		expect(await readFixture('minutes.docx')).toEqual({
			ok: true,
			value: {
				text: 'Minutes of the river council\n\nThe council met on Tuesday. Nobody was absent.\n\n- Repair the ford\n- Count the otters\n\n1. Open the gate\n\nItem\tCost\nGravel\t€ 140\n\nNaïve façade — “quoted”.',
				kind: 'docx',
				notes: []
			}
		});
	});

	it('says that headers are left out', async () => {
		const read = await readFixture('with-header.docx');
		expect(read.ok && read.value.notes).toEqual([{ kind: 'word-headers' }]);
	});

	it('refuses a truncated file', async () => {
		const error = { kind: 'broken', format: 'docx' };
		expect(await readFixture('truncated.docx')).toEqual({ ok: false, error });
	});

	it('refuses a bomb by its directory, and one whose directory lies', async () => {
		const error = { kind: 'expands-too-far', limit: 40_000_000 };
		const zeros = new Uint8Array(41_000_000);
		expect(await readDocument('a.docx', zipOf(zeros, zeros.length))).toEqual({ ok: false, error });
		expect(await readDocument('a.docx', zipOf(zeros, 1_000))).toEqual({ ok: false, error });
	});
});

describe('text, Markdown and HTML', () => {
	it.each(['utf8-bom.txt', 'utf16le.txt', 'utf16be.txt', 'windows1252.txt'])(
		'finds the encoding of %s',
		async (name) => {
			expect(await textOf(name)).toBe('Grüße aus Ålesund – zwölf Töne.\nZeile zwei.');
		}
	);

	it('says when it had to guess the encoding', async () => {
		const guessed = await readFixture('windows1252.txt');
		const sure = await readFixture('utf16le.txt');
		expect([guessed.ok && guessed.value.notes.length, sure.ok && sure.value.notes]).toEqual([
			1,
			[]
		]);
	});

	it('reads the main text of a page', async () => {
		expect(await readFixture('article.html')).toEqual({
			ok: true,
			value: {
				text: 'Bees know the weather\n\nBees stay home before rain.\nBeekeepers have known it for ages.\n\n- Warm air\n- Low pressure\n1. falls\n\nDay\tFlights\nMonday\t412\n\nline 1\n  line 2\n\n5 < 6 €',
				kind: 'html',
				title: 'Bees & weather',
				notes: [{ kind: 'around-left-out' }]
			}
		});
	});

	it('reads Markdown as its reader sees it', async () => {
		expect(await textOf('notes.md')).toBe(
			'Field notes\n\nA bold claim with a link and code_span that goes on in the next line.\n\n- first\n- second with a picture\n  - nested task\n\nquoted text\n\nBird\tCount\nTern\t12\n\nconst a_b = 1; // **kept**\n\nEscaped *stars* and snake_case_name, C# and C++.'
		);
	});

	it('refuses what is too long', async () => {
		const error = { kind: 'too-long', limit: 5_000_000 };
		expect(await readDocument('a.txt', encode('a'.repeat(5_000_001)))).toEqual({
			ok: false,
			error
		});
	});
});

describe('content before name', () => {
	it('reads a PDF named .txt and says so', async () => {
		const read = await readFixture('table.pdf', 'rain.txt');
		expect(read.ok && [read.value.kind, read.value.notes]).toEqual([
			'pdf',
			[{ kind: 'other-content', extension: '.txt', content: 'pdf' }]
		]);
	});

	it.each([
		['picture.png', 'letter.txt', { kind: 'image', found: 'png' }],
		['utf8-bom.txt', 'a.pdf', { kind: 'mismatch', extension: '.pdf', found: 'plain-text' }],
		['article.html', 'a.docx', { kind: 'mismatch', extension: '.docx', found: 'web-page' }]
	])('refuses %s named %s', async (name, as, error) => {
		expect(await readFixture(name, as)).toEqual({ ok: false, error });
	});

	it('refuses binaries and empty files', async () => {
		const binary = new Uint8Array([1, 2, 3, 0, 4, 5, 0, 9, 0, 0, 200]);
		expect(await readDocument('a.txt', binary)).toEqual({
			ok: false,
			error: { kind: 'unsupported', found: 'not-text' }
		});
		for (const text of ['', ' \n\t ']) {
			const error = { kind: 'empty' };
			expect(await readDocument('a.txt', encode(text))).toEqual({ ok: false, error });
		}
	});
});
