import type { PlotTheme } from './plot.ts';

/** The page's colours as they are now. Plotly knows no `oklch`, so each is painted and read back. */
export function readTheme(): PlotTheme {
	const styles = getComputedStyle(document.documentElement);
	const context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
	const colour = (name: string): string => {
		if (!context) return 'gray';
		context.fillStyle = styles.getPropertyValue(`--color-${name}`);
		context.fillRect(0, 0, 1, 1);
		const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
		return `rgb(${red}, ${green}, ${blue})`;
	};
	return {
		ink: colour('ink'),
		muted: colour('muted'),
		line: colour('line'),
		surface: colour('surface'),
		tones: {
			accent: colour('accent'),
			positive: colour('positive-mark'),
			negative: colour('negative-mark'),
			mixed: colour('mixed-mark'),
			neutral: colour('line-strong')
		},
		font: styles.getPropertyValue('--font-sans')
	};
}
