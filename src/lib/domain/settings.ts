import type { DevicePreference } from './inference/run-info.ts';

/** What the user chose on this device. */
export interface Settings {
	/** Where models run. */
	readonly device: DevicePreference;
	/** Load a tool's model when its page opens or its link is pointed at. */
	readonly preload: boolean;
}

export const DEFAULT_SETTINGS: Settings = { device: 'auto', preload: true };

const DEVICES: readonly DevicePreference[] = ['auto', 'wasm', 'webgpu'];

/**
 * A field that is missing or unreadable takes its default. Written by hand, as every first page reads settings
 * and zod would be a quarter of its code; a test holds this to what `settingsSchema` says.
 */
export function parseSettings(kept: unknown): Settings {
	if (typeof kept !== 'object' || kept === null) return DEFAULT_SETTINGS;
	const device = DEVICES.find((one) => 'device' in kept && kept.device === one);
	const preload = 'preload' in kept ? kept.preload : undefined;
	return {
		device: device ?? DEFAULT_SETTINGS.device,
		preload: typeof preload === 'boolean' ? preload : DEFAULT_SETTINGS.preload
	};
}
