import type { DeviceNote, DevicePreference } from './run-info.ts';

/** What a browser offers for WebGPU. A software adapter computes on the processor, very slowly. */
export type GpuKind = 'none' | 'software' | 'hardware';

/** The device to try first; `note` says why it is not the one that was asked for. */
export interface DeviceChoice {
	readonly device: 'wasm' | 'webgpu';
	readonly note?: DeviceNote;
}

/**
 * Nothing is measured: a trial would cost more than these small models take for a text. Automatic means
 * the graphics processor where there is a real one, as long texts and batches gain from it and a short
 * text loses nothing that a person would notice; else the processor. A software adapter is used only by
 * someone who chose WebGPU in so many words, as it is right but takes seconds where the processor takes
 * milliseconds.
 */
export function chooseDevice(preference: DevicePreference, gpu: GpuKind): DeviceChoice {
	switch (preference) {
		case 'wasm':
			return { device: 'wasm' };
		case 'auto':
			return { device: gpu === 'hardware' ? 'webgpu' : 'wasm' };
		case 'webgpu':
			if (gpu !== 'none') return { device: 'webgpu' };
			return { device: 'wasm', note: 'no-webgpu' };
	}
}
