import type { HistoryFilter } from '#lib/domain/history/history-query.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';

/** The filter as the page shows it: days stand as the date boxes hold them, `2026-11-23`, both included. */
export interface ShownFilter {
	readonly text: string;
	readonly tool: string;
	readonly label: string;
	readonly from: string;
	readonly until: string;
	readonly tag: string;
	readonly isStarred: boolean;
}

export const NO_FILTER: ShownFilter = {
	text: '',
	tool: '',
	label: '',
	from: '',
	until: '',
	tag: '',
	isStarred: false
};

const KEYS = ['text', 'tool', 'label', 'from', 'until', 'tag'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** Reads the query of an address; what makes no sense is left out. */
export function filterOf(query: URLSearchParams): ShownFilter {
	const value = (key: string) => query.get(key) ?? '';
	const day = (key: string) => (dayStart(value(key)) === undefined ? '' : value(key));
	return {
		text: value('text'),
		tool: toolIdSchema.safeParse(value('tool')).success ? value('tool') : '',
		label: value('label'),
		from: day('from'),
		until: day('until'),
		tag: value('tag'),
		isStarred: value('starred') === 'yes'
	};
}

/** The query of an address, with its question mark; empty where nothing is filtered. */
export function queryOf(filter: Partial<ShownFilter>): string {
	const query = new URLSearchParams();
	for (const key of KEYS) {
		const value = filter[key] ?? '';
		if (value.trim() !== '') query.set(key, value);
	}
	if (filter.isStarred) query.set('starred', 'yes');
	return query.size === 0 ? '' : `?${query.toString()}`;
}

export function isFiltered(filter: ShownFilter): boolean {
	return queryOf(filter) !== '';
}

/** The filter as the history takes it; days begin and end by the clock of this device. */
export function toHistoryFilter(shown: ShownFilter): HistoryFilter {
	const tool = toolIdSchema.safeParse(shown.tool);
	const orNone = (value: string) => (value.trim() === '' ? undefined : value);
	return {
		text: orNone(shown.text),
		tool: tool.success ? tool.data : undefined,
		outcome: orNone(shown.label),
		from: dayStart(shown.from),
		until: dayStart(shown.until, 1),
		tag: orNone(shown.tag),
		isStarred: shown.isStarred ? true : undefined
	};
}

/**
 * When a day begins here, in milliseconds since 1970; nothing for what is no day.
 * @param later days after it
 */
export function dayStart(day: string, later = 0): number | undefined {
	if (!DAY.test(day)) return undefined;
	const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
	const start = new Date(year, month - 1, date + later).getTime();
	return Number.isNaN(start) ? undefined : start;
}
