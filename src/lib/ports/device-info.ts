import type { GpuKind } from '#lib/domain/inference/choose-device.ts';

/** What this device lets models use. */
export interface DeviceInfo {
	/** Logical cores, as the browser states them; some state fewer than there are. */
	readonly cores: number;
	/** Cross-origin isolation: only then may WASM use more than one of the cores. */
	readonly isIsolated: boolean;
	readonly gpu: GpuKind;
}

/** Bytes of this site in the browser, roughly: browsers round on purpose. */
export interface StorageUse {
	readonly used: number;
	/** What the browser would allow in all. */
	readonly allowed: number;
}

export interface DeviceInfoReader {
	read(): Promise<DeviceInfo>;
	/** Undefined where the browser does not tell. */
	storage(): Promise<StorageUse | undefined>;
}
