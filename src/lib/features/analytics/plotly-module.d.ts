/** The part of Plotly's basic bundle that is used here. */
declare module 'plotly.js-basic-dist-min' {
	interface PlotlyApi {
		react(target: HTMLElement, data: object[], layout: object, config: object): Promise<unknown>;
		purge(target: HTMLElement): void;
		toImage(
			target: HTMLElement,
			options: {
				readonly format: 'png';
				readonly width: number;
				readonly height: number;
				readonly scale: number;
			}
		): Promise<string>;
		readonly Plots: { resize(target: HTMLElement): void };
	}
	const plotly: PlotlyApi;
	export default plotly;
}
