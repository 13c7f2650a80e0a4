import type { Tone } from '#lib/ui/tone.ts';
import type { Chart } from './chart.ts';

/** Colours and type of the page, as Plotly takes them. */
export interface PlotTheme {
	readonly ink: string;
	readonly muted: string;
	readonly line: string;
	readonly surface: string;
	readonly tones: Readonly<Record<Tone, string>>;
	readonly font: string;
}

/** Beside the colour, so that it is never the only sign. */
const PATTERNS: Readonly<Record<Tone, string>> = {
	accent: '',
	positive: '',
	mixed: '.',
	negative: '/',
	neutral: 'x'
};
const ROW_HEIGHT = 26;
const LEAST_HEIGHT = 220;
/** In more columns than these no pattern can be seen, and each costs time; the table says the same. */
const MAX_PATTERNED = 120;
const DAY_MS = 86_400_000;
/** What a bar stands for on an axis of time, and the fewest of them that it shows: one day alone would be one broad block. */
const TIME_STEPS = {
	days: { ms: DAY_MS, least: 14 },
	shares: { ms: DAY_MS, least: 14 },
	line: { ms: DAY_MS, least: 14 },
	hours: { ms: DAY_MS / 24, least: 24 }
} as const;
/** Of a step; the rest is the gap. */
const BAR_SHARE = 0.7;

/** More names than this do not fit below their columns. */
const MANY_COLUMNS = 12;

/** Pixels that a chart needs. */
export function plotHeight({ kind, labels }: Chart): number {
	return kind === 'rows' ? Math.max(120, labels.length * ROW_HEIGHT + 50) : LEAST_HEIGHT;
}

/** Plotly's traces. */
export function plotData(chart: Chart, { tones, surface }: PlotTheme): object[] {
	const { kind, labels, series, format } = chart;
	const isLying = kind === 'rows';
	const step = kind === 'rows' || kind === 'columns' ? undefined : TIME_STEPS[kind];
	return series.map(({ name, values, tone }) => {
		const words = labels.map((label, at) => `${label}: ${format(values[at] ?? 0)}`);
		const common = {
			name,
			x: isLying ? values : labels,
			y: isLying ? labels : values,
			text: words,
			hovertemplate:
				series.length > 1 ? `${name}, %{text}<extra></extra>` : '%{text}<extra></extra>',
			textposition: 'none'
		};
		const isLine = kind === 'line';
		return isLine
			? {
					...common,
					type: 'scatter',
					mode: 'lines+markers',
					line: { color: tones[tone], width: 2 },
					marker: { color: tones[tone], size: 6 }
				}
			: {
					...common,
					type: 'bar',
					orientation: isLying ? 'h' : 'v',
					...(step ? { width: BAR_SHARE * step.ms } : {}),
					marker: {
						color: tones[tone],
						line: { color: surface, width: series.length > 1 ? 1 : 0 },
						pattern: {
							shape: series.length > 1 && labels.length <= MAX_PATTERNED ? PATTERNS[tone] : '',
							fillmode: 'overlay',
							fgcolor: surface,
							size: 6,
							solidity: 0.25
						}
					}
				};
	});
}

/** Plotly's layout: quiet lines, no frame, no words but what the chart needs. */
export function plotLayout(chart: Chart, theme: PlotTheme): object {
	const { kind, series, labels } = chart;
	const { ink, muted, line, surface, font } = theme;
	const isLying = kind === 'rows';
	const range = kind === 'rows' || kind === 'columns' ? undefined : timeRange(kind, labels);
	const isShare = kind === 'shares' || kind === 'line';
	const largest = Math.max(...series.flatMap(({ values }) => values));
	const quiet = {
		color: muted,
		gridcolor: line,
		zerolinecolor: line,
		linecolor: line,
		automargin: true,
		fixedrange: true
	};
	const labelAxis = {
		...quiet,
		showgrid: false,
		...(range ? { type: 'date', range } : { type: 'category' }),
		...(isLying ? { autorange: 'reversed' } : {}),
		...(kind === 'columns' && labels.length > MANY_COLUMNS ? { dtick: 6, tickangle: 0 } : {}),
		...(range && kind !== 'hours' ? { nticks: 8, tickformat: '%b %-d' } : {})
	};
	const valueAxis = {
		...quiet,
		nticks: 5,
		...(!isShare && largest < 5 ? { dtick: 1 } : {}),
		...(isShare ? { tickformat: '.0%' } : {}),
		...(kind === 'shares' ? { range: [0, 1] } : {}),
		...(kind === 'line' ? { range: [-1.05, 1.05] } : { rangemode: 'tozero' })
	};
	return {
		height: plotHeight(chart),
		margin: { l: 8, r: 8, t: 8, b: 8, pad: 4 },
		paper_bgcolor: surface,
		plot_bgcolor: surface,
		font: { family: font, size: 12, color: muted },
		hoverlabel: {
			bgcolor: surface,
			bordercolor: line,
			font: { color: ink, family: font, size: 13 }
		},
		barmode: kind === 'shares' ? 'stack' : 'group',
		bargap: kind === 'shares' ? 0.15 : 0.3,
		showlegend: series.length > 1,
		legend: { orientation: 'h', x: 0, y: 1.02, yanchor: 'bottom', font: { color: muted } },
		xaxis: isLying ? valueAxis : labelAxis,
		yaxis: isLying ? labelAxis : valueAxis,
		dragmode: false
	};
}

/** From half a step before the first label to half a step after the last; Plotly reads times without a zone as UTC. */
function timeRange(kind: keyof typeof TIME_STEPS, labels: readonly string[]): [number, number] {
	const { ms, least } = TIME_STEPS[kind];
	const times = labels.map((label) =>
		Date.parse(label.includes(' ') ? `${label.replace(' ', 'T')}Z` : label)
	);
	const last = Math.max(...times);
	return [Math.min(...times, last - (least - 1) * ms) - ms / 2, last + ms / 2];
}
