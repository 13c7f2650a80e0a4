import { Parser } from 'htmlparser2';
import type { Package } from './open-package.ts';

const SMALL_PART_BYTES = 20_000_000;
const MAX_STRINGS_BYTES = 300_000_000;

/** What the cells of a sheet refer to (ECMA-376, part 1, section 18). */
export interface Workbook {
	/** Name of the part with the first sheet. */
	readonly sheet: string;
	readonly strings: readonly string[];
	/** By style: whether its numbers are dates. */
	readonly dateStyles: readonly boolean[];
	/** Days from 1899-12-30 to the day that the workbook counts from. */
	readonly firstDay: number;
}

type Attributes = Readonly<Record<string, string>>;

interface Handlers {
	readonly open: (name: string, attributes: Attributes) => void;
	readonly close?: (name: string) => void;
	readonly text?: (text: string) => void;
}

/** Reads a part element by element; `name` comes without its namespace. Answers after every piece. */
export async function* parsePart(
	pieces: AsyncGenerator<string, void, undefined>,
	handlers: Handlers
): AsyncGenerator<void, void, undefined> {
	const local = (name: string) => name.slice(name.indexOf(':') + 1);
	const parser = new Parser(
		{
			onopentag: (name, attributes) => handlers.open(local(name), attributes),
			onclosetag: (name) => handlers.close?.(local(name)),
			ontext: (text) => handlers.text?.(text)
		},
		{ xmlMode: true, decodeEntities: true }
	);
	for await (const piece of pieces) {
		parser.write(piece);
		yield;
	}
	parser.end();
	yield;
}

export async function readWorkbook(archive: Package): Promise<Workbook> {
	let relation = '';
	let firstDay = 0;
	await readPart(archive, 'xl/workbook.xml', SMALL_PART_BYTES, {
		open: (name, attributes) => {
			if (name === 'sheet' && relation === '') relation = attributes['r:id'] ?? '';
			if (name === 'workbookPr' && /^(?:1|true)$/.test(attributes['date1904'] ?? ''))
				firstDay = 1462;
		}
	});
	let sheet = 'xl/worksheets/sheet1.xml';
	await readPart(archive, 'xl/_rels/workbook.xml.rels', SMALL_PART_BYTES, {
		open: (_, attributes) => {
			const target = attributes['Target'];
			if (attributes['Id'] !== relation || target === undefined) return;
			sheet = target.startsWith('/') ? target.slice(1) : `xl/${target}`;
		}
	});
	return {
		sheet,
		firstDay,
		strings: await readStrings(archive),
		dateStyles: await readDateStyles(archive)
	};
}

async function readStrings(archive: Package): Promise<string[]> {
	const strings: string[] = [];
	let current = '';
	let [isText, isPhonetic] = [false, false];
	await readPart(archive, 'xl/sharedStrings.xml', MAX_STRINGS_BYTES, {
		open: (name) => {
			if (name === 'si') current = '';
			if (name === 'rPh') isPhonetic = true;
			if (name === 't') isText = !isPhonetic;
		},
		close: (name) => {
			if (name === 'si') strings.push(current);
			if (name === 'rPh') isPhonetic = false;
			if (name === 't') isText = false;
		},
		text: (text) => {
			if (isText) current += text;
		}
	});
	return strings;
}

async function readDateStyles(archive: Package): Promise<boolean[]> {
	const formats = new Map<string, boolean>();
	const styles: boolean[] = [];
	let isCellStyle = false;
	await readPart(archive, 'xl/styles.xml', SMALL_PART_BYTES, {
		open: (name, attributes) => {
			const id = attributes['numFmtId'] ?? '0';
			if (name === 'numFmt') formats.set(id, isDateFormat(attributes['formatCode'] ?? ''));
			if (name === 'cellXfs') isCellStyle = true;
			// Numbers 14 to 22 and 45 to 47 are the dates and times that every program knows.
			const isBuiltIn = (+id >= 14 && +id <= 22) || (+id >= 45 && +id <= 47);
			if (name === 'xf' && isCellStyle) styles.push(formats.get(id) ?? isBuiltIn);
		},
		close: (name) => {
			if (name === 'cellXfs') isCellStyle = false;
		}
	});
	return styles;
}

function isDateFormat(code: string): boolean {
	return /[dyhs]/i.test(code.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, ''));
}

async function readPart(
	archive: Package,
	name: string,
	limit: number,
	handlers: Handlers
): Promise<void> {
	if (!archive.has(name)) return;
	const steps = parsePart(archive.read(name, limit), handlers);
	while (!(await steps.next()).done);
}
