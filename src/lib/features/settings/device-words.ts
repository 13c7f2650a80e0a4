import { chooseDevice } from '#lib/domain/inference/choose-device.ts';
import type { DevicePreference } from '#lib/domain/inference/run-info.ts';
import type { DeviceInfo } from '#lib/ports/device-info.ts';

export interface Fact {
	readonly name: string;
	readonly value: string;
	/** What it means for the user. */
	readonly meaning: string;
}

/** What this device offers, in the words of someone who does not build browsers. */
export function describeDevice({ cores, isIsolated, gpu }: DeviceInfo): Fact[] {
	return [
		{
			name: 'Processor',
			value: cores === 1 ? '1 core' : `${cores} cores`,
			meaning: 'As the browser states it; some state fewer.'
		},
		{
			name: 'Several cores at once',
			value: isIsolated ? 'On' : 'Off',
			meaning: isIsolated
				? 'The page is isolated from other sites, so a model may use several cores.'
				: 'The page is not isolated from other sites, so a model may use one core only. Load the page again; if it stays off, whoever hosts the app can switch it on.'
		},
		{ name: 'Graphics processor', ...GPU_WORDS[gpu] }
	];
}

const GPU_WORDS = {
	none: {
		value: 'Not available',
		meaning: 'This browser offers no WebGPU here. Everything works without it.'
	},
	software: {
		value: 'Software only',
		meaning: 'The browser imitates one on the processor: right numbers, but many times slower.'
	},
	hardware: {
		value: 'Available',
		meaning: 'It is used only after it gave the right numbers for known texts.'
	}
} as const;

/** Where models will run under a choice, as far as can be said before the check. */
export function describeOutcome(preference: DevicePreference, { gpu }: DeviceInfo): string {
	const { device } = chooseDevice(preference, gpu);
	if (device === 'webgpu') {
		return gpu === 'software'
			? 'Models run on the imitated graphics processor: expect seconds where the processor takes milliseconds.'
			: 'Models run on the graphics processor, if it passes the check; else on the processor.';
	}
	return preference === 'webgpu'
		? 'There is no graphics processor to use, so models run on the processor.'
		: 'Models run on the processor.';
}
