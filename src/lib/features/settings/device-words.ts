import { chooseDevice } from '#lib/domain/inference/choose-device.ts';
import type { DevicePreference } from '#lib/domain/inference/run-info.ts';
import type { DeviceInfo } from '#lib/ports/device-info.ts';
import * as m from '#lib/paraglide/settings.js';

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
			name: m.processor(),
			value: m.cores({ count: cores }),
			meaning: m.as_the_browser_states_it_some()
		},
		{
			name: m.several_cores_at_once(),
			value: isIsolated ? m.on() : m.off(),
			meaning: isIsolated ? m.the_page_is_isolated_from_other() : m.the_page_is_not_isolated_from()
		},
		{
			name: m.graphics_processor(),
			value: GPU_WORDS[gpu].value(),
			meaning: GPU_WORDS[gpu].meaning()
		}
	];
}

const GPU_WORDS = {
	none: {
		value: m.not_available,
		meaning: m.this_browser_offers_no_webgpu_here
	},
	software: {
		value: m.software_only,
		meaning: m.the_browser_imitates_one_on_the
	},
	hardware: {
		value: m.available,
		meaning: m.it_is_used_only_after_it_gave_the
	}
} as const;

/** Where models will run under a choice, as far as can be said before the check. */
export function describeOutcome(preference: DevicePreference, { gpu }: DeviceInfo): string {
	const { device } = chooseDevice(preference, gpu);
	if (device === 'webgpu') {
		return gpu === 'software' ? m.models_run_on_the_imitated() : m.models_run_on_the_graphics();
	}
	return preference === 'webgpu'
		? m.there_is_no_graphics_processor_to()
		: m.models_run_on_the_processor();
}
