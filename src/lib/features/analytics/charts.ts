import type { Analytics } from '#lib/domain/history/analytics.ts';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';
import type { ShownFilter } from '#lib/features/history/history-address.ts';
import { OUTCOMES, outcomeOf } from '#lib/features/history/outcome-words.ts';
import type { WordCount } from '#lib/ports/history-index.ts';
import type { Chart } from './chart.ts';
import * as m from '#lib/paraglide/analytics.js';
import { toolName } from '#lib/features/tool/tool-words.ts';
import { formatNumber } from '#lib/words/format.ts';

const percent = (share: number) => `${Math.round(share * 100)} %`;
const milliseconds = (value: number) => `${formatNumber(Math.round(value))} ms`;
const plain = (value: number) => formatNumber(value, { maximumFractionDigits: 1 });
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
		title: m.runs_by_day(),
		kind: 'days',
		labelName: m.day(),
		labels: byDay.map(({ day }) => day),
		series: [{ name: m.runs(), values: byDay.map(({ runs }) => runs), tone: 'accent' }],
		format: plain,
		entriesOf: (at) => ({ ...base, ...dayOf(byDay[at]?.day) })
	};
}

function runsByHour({ byHour }: Analytics): Chart {
	return {
		id: 'runs-by-hour',
		title: m.runs_by_hour_of_the_day(),
		kind: 'columns',
		labelName: m.hour(),
		labels: byHour.map((_, hour) => `${String(hour).padStart(2, '0')}:00`),
		series: [{ name: m.runs(), values: byHour, tone: 'accent' }],
		format: plain
	};
}

function runsByTool({ byTool }: Analytics, base: Base): Chart {
	const used = byTool.filter(({ runs }) => runs > 0);
	return {
		id: 'runs-by-tool',
		title: m.runs_by_tool(),
		kind: 'rows',
		labelName: m.tool(),
		labels: used.map(({ tool }) => nameOf(tool)),
		series: [{ name: m.runs(), values: used.map(({ runs }) => runs), tone: 'accent' }],
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
		title: m.results({ tool: nameOf(tool) }),
		text: m.shares_of_a_days_runs_that_had_a(),
		kind: 'shares',
		labelName: m.day(),
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
		title: m.mood_of_what_you_read(),
		text: m.positive_less_negative_texts_of_a(),
		kind: 'line',
		labelName: m.day(),
		labels: sentiment.map(({ day }) => day),
		series: [
			{ name: m.balance(), values: sentiment.map(({ balance }) => balance), tone: 'positive' }
		],
		format: (value) => `${value > 0 ? '+' : ''}${percent(value)}`,
		entriesOf: (at) => ({ ...base, ...dayOf(sentiment[at]?.day), tool: 'sentiment' })
	};
}

const DEVICE_NAMES = {
	wasm: m.processor_wasm,
	browser: m.browser_own_model,
	webgpu: m.graphics_webgpu,
	cpu: m.processor_native
} as const;

function deviceTimes({ devices }: Analytics): Chart {
	return {
		id: 'time-by-device',
		title: m.time_of_a_run_by_device(),
		text: m.half_of_the_runs_and_nine_in_ten(),
		kind: 'columns',
		labelName: m.device(),
		labels: devices.map(({ device }) => DEVICE_NAMES[device]()),
		series: [
			{ name: m.median(), values: devices.map(({ medianMs }) => medianMs), tone: 'accent' },
			{ name: m.nine_in_ten(), values: devices.map(({ p90Ms }) => p90Ms), tone: 'mixed' }
		],
		format: milliseconds
	};
}

function deviceSpeed({ devices }: Analytics): Chart {
	return {
		id: 'speed-by-device',
		title: m.speed_by_device(),
		text: m.characters_read_in_a_second_over(),
		kind: 'rows',
		labelName: m.device(),
		labels: devices.map(({ device }) => DEVICE_NAMES[device]()),
		series: [
			{ name: m.characters_a_second(), values: devices.map(({ speed }) => speed), tone: 'accent' }
		],
		format: (value) => m.a_second({ value: plain(Math.round(value)) })
	};
}

function limitUse({ limitUse: hours }: Analytics, hourOf: (start: number) => string): Chart {
	const shown = hours.slice(-MAX_HOURS);
	return {
		id: 'limit-use',
		title: m.runs_against_the_limit(),
		text: m.by_the_hour_as_the_limit_counts(),
		kind: 'hours',
		labelName: m.hour(),
		labels: shown.map(({ start }) => hourOf(start)),
		series: [{ name: m.runs(), values: shown.map(({ used }) => used), tone: 'accent' }],
		format: plain
	};
}

export function wordChart(words: readonly WordCount[], base: Base): Chart {
	return {
		id: 'words',
		title: m.most_frequent_words(),
		text: m.entries_that_a_word_stands_in(),
		kind: 'rows',
		labelName: m.word_it(),
		labels: words.map(({ word }) => word),
		series: [{ name: m.entries(), values: words.map(({ entries }) => entries), tone: 'accent' }],
		format: plain,
		entriesOf: (at) => ({ ...base, text: words[at]?.word ?? '' })
	};
}

function dayOf(day = ''): Base {
	return { from: day, until: day };
}

function nameOf(tool: ToolId): string {
	return toolName(tool);
}
