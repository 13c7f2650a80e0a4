import type { RawRow } from './shape-rows.ts';
import type { TextRecord } from './record-splitter.ts';

/** Keys of the objects among the first records, in the order they come up; lists have none. */
export function jsonColumns(records: readonly TextRecord[]): string[] {
	const keys = new Set<string>();
	let widest = 0;
	for (const { text } of records) {
		const value = parse(text);
		if (Array.isArray(value)) widest = Math.max(widest, value.length);
		else if (isObject(value)) for (const key of Object.keys(value)) keys.add(key);
	}
	if (keys.size > 0) return [...keys];
	return Array.from({ length: widest }, (_, index) => `Column ${index + 1}`);
}

/** Rows of JSON Lines: an object by its keys, a list by its places; a value that is no string as JSON. */
export function jsonRow({ line, text, issue }: TextRecord, columns: readonly string[]): RawRow {
	if (text.trim() === '') return { line, cells: [''] };
	const value = parse(text);
	if (Array.isArray(value)) return { line, cells: value.map(cellOf) };
	if (issue || !isObject(value)) {
		return { line, cells: [text], issue: { kind: issue === 'too-long' ? issue : 'bad-json' } };
	}
	const cells = columns.map((column) => cellOf(value[column]));
	const unknown = Object.keys(value).filter((key) => !columns.includes(key));
	if (unknown.length === 0) return { line, cells };
	return { line, cells, issue: { kind: 'unknown-keys', keys: unknown.slice(0, 5).join(', ') } };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function cellOf(value: unknown): string {
	if (value === undefined || value === null) return '';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
