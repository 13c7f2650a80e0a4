import type { DeviceInfoReader } from '#lib/ports/device-info.ts';
import { detectGpu } from './gpu-kind.ts';

export const browserDeviceInfo: DeviceInfoReader = {
	async read() {
		return {
			cores: navigator.hardwareConcurrency,
			isIsolated: crossOriginIsolated,
			gpu: await detectGpu()
		};
	},
	async storage() {
		try {
			const { usage, quota } = await navigator.storage.estimate();
			return usage === undefined || quota === undefined
				? undefined
				: { used: usage, allowed: quota };
		} catch {
			// Not on this address, or not in this window: the browser keeps it to itself.
			return undefined;
		}
	}
};
