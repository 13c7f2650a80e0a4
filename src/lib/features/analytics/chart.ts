import type { ShownFilter } from '#lib/features/history/history-address.ts';
import type { Tone } from '#lib/ui/tone.ts';

export interface Series {
	readonly name: string;
	/** One a label. */
	readonly values: readonly number[];
	readonly tone: Tone;
}

/** What a chart shows, whatever draws it: the picture, the table and the file are made of this. */
export interface Chart {
	/** Part of the names of its files. */
	readonly id: string;
	readonly title: string;
	/** What it tells, and what not. */
	readonly text?: string | undefined;
	/** `days` and `hours` stand on an axis of time; `rows` are bars that lie. */
	readonly kind: 'columns' | 'days' | 'hours' | 'shares' | 'line' | 'rows';
	/** What the labels are, for the table. */
	readonly labelName: string;
	readonly labels: readonly string[];
	readonly series: readonly Series[];
	/** A value in words. */
	readonly format: (value: number) => string;
	/** The entries behind a bar; nothing where the history has no such filter. */
	readonly entriesOf?: ((label: number, series: number) => Partial<ShownFilter>) | undefined;
}

/** The figures as a CSV file by RFC 4180. */
export function toCsv({ labelName, labels, series }: Chart): string {
	const rows = labels.map((label, at) => [
		label,
		...series.map(({ values }) => String(values[at] ?? ''))
	]);
	return [[labelName, ...series.map(({ name }) => name)], ...rows]
		.map((row) => `${row.map(cell).join(',')}\r\n`)
		.join('');
}

function cell(value: string): string {
	return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
