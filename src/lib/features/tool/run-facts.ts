import type { Device, LoadedModel } from '#lib/domain/inference/run-info.ts';

export function deviceName({ device, threads }: LoadedModel): string {
	switch (device) {
		case 'webgpu':
			return 'this device, graphics processor (WebGPU)';
		case 'wasm':
			return `this device, ${threads === 1 ? 'one thread' : `${threads} threads`} (WASM)`;
		case 'cpu':
			return `${threads === 1 ? 'one thread' : `${threads} threads`} (native)`;
	}
}

/** The device alone, where it is not known how it was used. */
export function deviceKind(device: Device): string {
	switch (device) {
		case 'webgpu':
			return 'graphics processor (WebGPU)';
		case 'wasm':
			return 'processor (WASM)';
		case 'cpu':
			return 'processor (native)';
	}
}

/** `3 ms`, `480 ms`, `2.4 s`, `1 min 12 s`. */
export function formatDuration(milliseconds: number): string {
	if (milliseconds < 1) return 'under 1 ms';
	if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
	if (milliseconds < 60_000) return `${(milliseconds / 1000).toFixed(1)} s`;
	const seconds = Math.round(milliseconds / 1000);
	return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
