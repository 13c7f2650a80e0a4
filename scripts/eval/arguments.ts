import { parseArgs } from 'node:util';
import { type ToolId, TOOLS } from '#lib/domain/tools.ts';
import type { TableOptions } from './read-table.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = {
	tool: { type: 'string' },
	file: { type: 'string' },
	resumes: { type: 'string' },
	postings: { type: 'string' },
	'text-column': { type: 'string' },
	'label-column': { type: 'string' },
	'reference-column': { type: 'string' },
	'resume-column': { type: 'string' },
	'job-column': { type: 'string' },
	'title-column': { type: 'string' },
	'resume-label-column': { type: 'string' },
	'posting-label-column': { type: 'string' },
	'map-labels': { type: 'string' },
	'pair-column': { type: 'string' },
	'group-column': { type: 'string' },
	sentences: { type: 'string' },
	tighten: { type: 'boolean' },
	out: { type: 'string' },
	limit: { type: 'string' },
	delimiter: { type: 'string' },
	browser: { type: 'boolean' },
	'no-header': { type: 'boolean' },
	'no-quotes': { type: 'boolean' },
	help: { type: 'boolean', short: 'h' }
} as const;

const COMMON = ['tool', 'out', 'limit', 'delimiter', 'browser', 'no-header', 'no-quotes', 'help'];
const CLASSIFIER = [
	'file',
	'text-column',
	'label-column',
	'map-labels',
	'pair-column',
	'group-column'
];
const FLAGS_OF: Readonly<Record<ToolId, readonly string[]>> = {
	sentiment: CLASSIFIER,
	'fake-news': CLASSIFIER,
	summary: ['file', 'text-column', 'reference-column', 'sentences', 'tighten'],
	'job-match': [
		'file',
		'resumes',
		'postings',
		'resume-column',
		'job-column',
		'title-column',
		'label-column',
		'resume-label-column',
		'posting-label-column'
	]
};

type Values = ReturnType<typeof parse>;

/** The command line, checked; columns are looked up when the files are read. */
export interface EvalArguments {
	readonly tool: ToolId;
	readonly values: Values;
	readonly table: TableOptions;
	readonly labels: ReadonlyMap<string, string>;
	readonly sentences: number;
}

function parse(args: readonly string[]) {
	try {
		return parseArgs({ args: [...args], options: OPTIONS, strict: true }).values;
	} catch (cause) {
		const [line = ''] = (cause instanceof Error ? cause.message : String(cause)).split('. ');
		throw new UsageError(`${line.replace(/\.$/, '')}. --help shows what there is.`);
	}
}

/** `help` where that is asked for. Throws a UsageError of one line otherwise. */
export function readArguments(args: readonly string[]): EvalArguments | 'help' {
	const values = parse(args);
	if (values.help || args.length === 0) return 'help';
	const tool = TOOLS.map(({ id }) => id).find((id) => id === values.tool);
	if (!tool) {
		const names = TOOLS.map(({ id }) => id).join(', ');
		throw new UsageError(
			`--tool is one of ${names}${values.tool ? `, not "${values.tool}"` : ''}.`
		);
	}
	for (const flag of Object.keys(values)) {
		if (!COMMON.includes(flag) && !FLAGS_OF[tool].includes(flag)) {
			throw new UsageError(`--${flag} is not an option of --tool ${tool}.`);
		}
	}
	requireFiles(tool, values);
	return {
		tool,
		values,
		table: {
			hasHeader: !values['no-header'],
			ignoresQuotes: values['no-quotes'] ?? false,
			delimiter: readDelimiter(values.delimiter),
			limit: readCount('limit', values.limit)
		},
		labels: readMap(values['map-labels']),
		sentences: readCount('sentences', values.sentences, 200) ?? 3
	};
}

function requireFiles(tool: ToolId, { file, resumes, postings }: Values): void {
	if (tool !== 'job-match') {
		if (file === undefined) throw new UsageError('--file says which CSV or TSV to read.');
		return;
	}
	const isPairs = file !== undefined && resumes === undefined && postings === undefined;
	const isTwoFiles = file === undefined && resumes !== undefined && postings !== undefined;
	if (!isPairs && !isTwoFiles) {
		throw new UsageError(
			'--tool job-match takes --resumes and --postings, or --file with pairs in its rows.'
		);
	}
}

function readCount(flag: string, value: string | undefined, most = Infinity): number | undefined {
	if (value === undefined) return undefined;
	const count = Number(value);
	if (Number.isInteger(count) && count >= 1 && count <= most) return count;
	const range = most === Infinity ? 'of 1 or more' : `from 1 to ${most}`;
	throw new UsageError(`--${flag} takes a whole number ${range}, not "${value}".`);
}

function readDelimiter(value: string | undefined): string | undefined {
	if (value === undefined) return undefined;
	const sign = value === 'tab' || value === '\\t' ? '\t' : value;
	if (sign.length === 1 && !/["\r\n]/.test(sign)) return sign;
	throw new UsageError(`--delimiter takes one character, or "tab", not "${value}".`);
}

function readMap(value: string | undefined): ReadonlyMap<string, string> {
	const pairs = value === undefined ? [] : value.split(',');
	return new Map(
		pairs.map((pair) => {
			const [from, to, ...rest] = pair.split('=').map((part) => part.trim());
			if (!from || !to || rest.length > 0) {
				throw new UsageError(`--map-labels takes from=to,from=to, not "${pair}".`);
			}
			return [from.toLowerCase(), to] as const;
		})
	);
}
