import type { Analytics } from '#lib/domain/history/analytics.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import type { ShownFilter } from '#lib/features/history/history-address.ts';
import { OUTCOMES, outcomeOf } from '#lib/features/history/outcome-words.ts';
import type { WordCount } from '#lib/ports/history-index.ts';
import type { Chart } from './chart.ts';

const number = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const percent = (share: number) => `${Math.round(share * 100)} %`;
const milliseconds = (value: number) => `${number.format(Math.round(value))} ms`;
const plain = (value: number) => number.format(value);
/** Hours further back would be lines too thin to see. */
const MAX_HOURS = 168;

type Base = Partial<ShownFilter>;

/**
 * All charts that have something to show.
 * @param base the filter that the figures were made with, which the way to the entries keeps
 * @param hourOf an hour on the clock of this device, as `2026-11-23 14:00`
 */
export function chartsOf(
	figures: Analytics,
	base: Base,
	hourOf: (start: number) => string
): readonly Chart[] {
	const charts = [
		runsByDay(figures, base),
		runsByHour(figures),
		runsByTool(figures, base),
		...TOOLS.map(({ id }) => labelShares(figures, id, base)),
		sentimentTrend(figures, base),
		deviceTimes(figures),
		deviceSpeed(figures),
		limitUse(figures, hourOf)
	];
	return charts.filter(({ labels }) => labels.length > 0);
}

function runsByDay({ byDay }: Analytics, base: Base): Chart {
	return {
		id: 'runs-by-day',
		title: 'Runs by day',
		kind: 'days',
		labelName: 'Day',
		labels: byDay.map(({ day }) => day),
		series: [{ name: 'Runs', values: byDay.map(({ runs }) => runs), tone: 'accent' }],
		format: plain,
		entriesOf: (at) => ({ ...base, ...dayOf(byDay[at]?.day) })
	};
}

function runsByHour({ byHour }: Analytics): Chart {
	return {
		id: 'runs-by-hour',
		title: 'Runs by hour of the day',
		kind: 'columns',
		labelName: 'Hour',
		labels: byHour.map((_, hour) => `${String(hour).padStart(2, '0')}:00`),
		series: [{ name: 'Runs', values: byHour, tone: 'accent' }],
		format: plain
	};
}

function runsByTool({ byTool }: Analytics, base: Base): Chart {
	const used = byTool.filter(({ runs }) => runs > 0);
	return {
		id: 'runs-by-tool',
		title: 'Runs by tool',
		kind: 'rows',
		labelName: 'Tool',
		labels: used.map(({ tool }) => nameOf(tool)),
		series: [{ name: 'Runs', values: used.map(({ runs }) => runs), tone: 'accent' }],
		format: plain,
		entriesOf: (at) => ({ ...base, tool: used[at]?.tool ?? '' })
	};
}

/** Shares of a tool's labels among its labelled runs of each day. */
function labelShares({ labelsByDay }: Analytics, tool: ToolId, base: Base): Chart {
	const own = labelsByDay.filter((row) => row.tool === tool);
	const days = [...new Set(own.map(({ day }) => day))];
	const order = OUTCOMES.map(({ value }) => value);
	const labels = [...new Set(own.map(({ label }) => label))].sort(
		(a, b) => order.indexOf(a) - order.indexOf(b)
	);
	const runs = new Map(own.map((row) => [`${row.day} ${row.label}`, row.runs]));
	const totals = new Map<string, number>();
	for (const row of own) totals.set(row.day, (totals.get(row.day) ?? 0) + row.runs);
	return {
		id: `labels-${tool}`,
		title: `${nameOf(tool)}: results`,
		text: 'Shares of a day’s runs that had a result.',
		kind: 'shares',
		labelName: 'Day',
		labels: days,
		series: labels.map((label) => {
			const { name, tone } = outcomeOf(tool, label);
			const share = (day: string) => (runs.get(`${day} ${label}`) ?? 0) / (totals.get(day) ?? 1);
			return { name, tone, values: days.map(share) };
		}),
		format: percent,
		entriesOf: (at, series) => ({
			...base,
			...dayOf(days[at]),
			tool,
			...(series >= 0 ? { label: labels[series] ?? '' } : {})
		})
	};
}

function sentimentTrend({ sentiment }: Analytics, base: Base): Chart {
	return {
		id: 'sentiment-trend',
		title: 'Mood of what you read',
		text: 'Positive less negative texts of a day, as a share of all its sentiment runs.',
		kind: 'line',
		labelName: 'Day',
		labels: sentiment.map(({ day }) => day),
		series: [
			{ name: 'Balance', values: sentiment.map(({ balance }) => balance), tone: 'positive' }
		],
		format: (value) => `${value > 0 ? '+' : ''}${percent(value)}`,
		entriesOf: (at) => ({ ...base, ...dayOf(sentiment[at]?.day), tool: 'sentiment' })
	};
}

const DEVICE_NAMES = {
	wasm: 'Processor (WASM)',
	webgpu: 'Graphics (WebGPU)',
	cpu: 'Processor (native)'
} as const;

function deviceTimes({ devices }: Analytics): Chart {
	return {
		id: 'time-by-device',
		title: 'Time of a run by device',
		text: 'Half of the runs, and nine in ten, were quicker. Answers from the cache are left out.',
		kind: 'columns',
		labelName: 'Device',
		labels: devices.map(({ device }) => DEVICE_NAMES[device]),
		series: [
			{ name: 'Median', values: devices.map(({ medianMs }) => medianMs), tone: 'accent' },
			{ name: '9 in 10', values: devices.map(({ p90Ms }) => p90Ms), tone: 'mixed' }
		],
		format: milliseconds
	};
}

function deviceSpeed({ devices }: Analytics): Chart {
	return {
		id: 'speed-by-device',
		title: 'Speed by device',
		text: 'Characters read in a second, over all runs.',
		kind: 'rows',
		labelName: 'Device',
		labels: devices.map(({ device }) => DEVICE_NAMES[device]),
		series: [
			{ name: 'Characters a second', values: devices.map(({ speed }) => speed), tone: 'accent' }
		],
		format: (value) => `${plain(Math.round(value))} a second`
	};
}

function limitUse({ limitUse: hours }: Analytics, hourOf: (start: number) => string): Chart {
	const shown = hours.slice(-MAX_HOURS);
	return {
		id: 'limit-use',
		title: 'Runs against the limit',
		text: 'By the hour, as the limit counts. Answers from the cache cost nothing.',
		kind: 'hours',
		labelName: 'Hour',
		labels: shown.map(({ start }) => hourOf(start)),
		series: [{ name: 'Runs', values: shown.map(({ used }) => used), tone: 'accent' }],
		format: plain
	};
}

export function wordChart(words: readonly WordCount[], base: Base): Chart {
	return {
		id: 'words',
		title: 'Most frequent words',
		text: 'Entries that a word stands in; words that stand everywhere are left out.',
		kind: 'rows',
		labelName: 'Word',
		labels: words.map(({ word }) => word),
		series: [{ name: 'Entries', values: words.map(({ entries }) => entries), tone: 'accent' }],
		format: plain,
		entriesOf: (at) => ({ ...base, text: words[at]?.word ?? '' })
	};
}

function dayOf(day = ''): Base {
	return { from: day, until: day };
}

function nameOf(tool: ToolId): string {
	return TOOLS.find(({ id }) => id === tool)?.name ?? tool;
}
