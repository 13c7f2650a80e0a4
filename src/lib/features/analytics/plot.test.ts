import { describe, expect, it } from 'vitest';
import type { Chart } from './chart.ts';
import { plotData, plotLayout, type PlotTheme } from './plot.ts';

const theme: PlotTheme = {
	ink: '#000',
	muted: '#444',
	line: '#ccc',
	surface: '#fff',
	tones: { accent: '#060', positive: '#006', mixed: '#666', negative: '#600', neutral: '#888' },
	font: 'sans-serif'
};
const chart = (kind: Chart['kind'], labels: readonly string[]): Chart => ({
	id: 'runs',
	title: 'Runs',
	kind,
	labelName: 'Day',
	labels,
	series: [{ name: 'Runs', values: labels.map(() => 1), tone: 'accent' }],
	format: String
});
const at = (time: string) => Date.parse(time);

describe('the axis of time', () => {
	it('shows two weeks where there is one day, which is no broad block then', () => {
		const one = chart('days', ['2026-11-29']);
		expect(plotLayout(one, theme)).toMatchObject({
			xaxis: { range: [at('2026-11-15T12:00Z'), at('2026-11-29T12:00Z')] }
		});
		expect(plotData(one, theme)).toMatchObject([{ width: 0.7 * 86_400_000 }]);
	});

	it('shows all where there is more, half a step beyond either end', () => {
		expect(plotLayout(chart('days', ['2026-01-01', '2026-11-29']), theme)).toMatchObject({
			xaxis: { range: [at('2025-12-31T12:00Z'), at('2026-11-29T12:00Z')] }
		});
		const hours = chart('hours', ['2026-11-27 10:00', '2026-11-29 14:00']);
		expect(plotLayout(hours, theme)).toMatchObject({
			xaxis: { range: [at('2026-11-27T09:30Z'), at('2026-11-29T14:30Z')] }
		});
	});

	it('is none for hours of the day and for names', () => {
		expect(plotLayout(chart('columns', ['00:00']), theme)).toMatchObject({
			xaxis: { type: 'category' }
		});
		expect(plotLayout(chart('rows', ['Sentiment']), theme)).toMatchObject({
			yaxis: { type: 'category' }
		});
	});
});
