import type { Device, LoadedModel } from '#lib/domain/inference/run-info.ts';
import * as m from '#lib/paraglide/tool.js';
import { formatNumber } from '#lib/words/format.ts';

export function deviceName({ device, threads }: LoadedModel): string {
	switch (device) {
		case 'webgpu':
			return m.this_device_graphics_processor();
		case 'wasm':
			return m.this_device_wasm({ threads: m.threads({ count: threads }) });
		case 'cpu':
			return m.native({ threads: m.threads({ count: threads }) });
		case 'browser':
			return m.browser_decides();
	}
}

/** The device alone, where it is not known how it was used. */
export function deviceKind(device: Device): string {
	switch (device) {
		case 'webgpu':
			return m.graphics_processor_webgpu();
		case 'wasm':
			return m.processor_wasm();
		case 'cpu':
			return m.processor_native();
		case 'browser':
			return m.browser_decides();
	}
}

/** `3 ms`, `480 ms`, `2.4 s`, `1 min 12 s`. */
export function formatDuration(milliseconds: number): string {
	if (milliseconds < 1) return m.under_1_ms();
	if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
	if (milliseconds < 60_000) {
		const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };
		return `${formatNumber(milliseconds / 1000, tenths)} s`;
	}
	const seconds = Math.round(milliseconds / 1000);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
