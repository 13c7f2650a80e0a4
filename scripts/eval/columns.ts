import type { Table } from './read-table.ts';
import { UsageError } from './usage-error.ts';

/** What a column holds, as the message names it, and the names by which it is found. */
export interface ColumnKind {
	readonly flag: string;
	readonly what: string;
	/** In the order of preference; compared without case, spaces and signs. */
	readonly names: readonly string[];
}

const TEXT = ['text', 'sentence', 'content', 'review', 'tweet', 'comment', 'message', 'body'];
const LABEL = [
	'label',
	'labels',
	'sentiment',
	'class',
	'category',
	'polarity',
	'target',
	'verdict'
];

export const COLUMN_KINDS = {
	sentimentText: { flag: '--text-column', what: 'the text', names: TEXT },
	newsText: {
		flag: '--text-column',
		what: 'the text',
		names: [...TEXT, 'article', 'statement', 'claim', 'post', 'headline', 'title']
	},
	label: { flag: '--label-column', what: 'the label', names: [...LABEL, 'isfake', 'fake'] },
	article: {
		flag: '--text-column',
		what: 'the article',
		names: ['article', 'text', 'document', 'source', 'content', 'body', 'dialogue', 'story']
	},
	reference: {
		flag: '--reference-column',
		what: 'the reference summary',
		names: ['highlights', 'summary', 'reference', 'abstract', 'target', 'summaries']
	}
} as const satisfies Record<string, ColumnKind>;

/**
 * The place of a column: the one that was asked for, else the one with a usual name.
 * Throws a UsageError that lists the columns there.
 */
export function findColumn(table: Table, asked: string | undefined, kind: ColumnKind): number {
	if (asked !== undefined) return namedColumn(table, asked);
	const plain = table.columns.map(plainName);
	for (const name of kind.names) {
		const place = plain.indexOf(name);
		if (place >= 0) return place;
	}
	throw new UsageError(
		`${table.file}: no column has a usual name for ${kind.what}; say ${kind.flag}. ${listColumns(table)}`
	);
}

/** The place of a column by its name, case aside where that is enough. Throws a UsageError otherwise. */
export function namedColumn(table: Table, asked: string): number {
	const exact = table.columns.indexOf(asked);
	if (exact >= 0) return exact;
	const loose = table.columns.flatMap((name, place) =>
		plainName(name) === plainName(asked) ? [place] : []
	);
	const [only, second] = loose;
	if (only !== undefined && second === undefined) return only;
	throw new UsageError(`${table.file} has no column "${asked}". ${listColumns(table)}`);
}

function listColumns({ columns }: Table): string {
	return `Its columns: ${columns.map((name) => (name === '' ? '(no name)' : name)).join(', ')}.`;
}

function plainName(name: string): string {
	const plain = name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
	return plain === '' ? name : plain;
}
