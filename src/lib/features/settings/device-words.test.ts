import { describe, expect, it } from 'vitest';
import type { DeviceInfo } from '#lib/ports/device-info.ts';
import { describeDevice, describeOutcome } from './device-words.ts';

const PLAIN: DeviceInfo = { cores: 4, isIsolated: true, gpu: 'none' };

describe('what a device offers, in words', () => {
	it('names cores, isolation and graphics processor', () => {
		expect(describeDevice(PLAIN).map(({ value }) => value)).toEqual([
			'4 cores',
			'On',
			'Not available'
		]);
		const small: DeviceInfo = { cores: 1, isIsolated: false, gpu: 'software' };
		expect(describeDevice(small).map(({ value }) => value)).toEqual([
			'1 core',
			'Off',
			'Software only'
		]);
	});

	it('says where models will run, and when that is not what was chosen', () => {
		const outcome = (preference: 'auto' | 'wasm' | 'webgpu', gpu: DeviceInfo['gpu']) =>
			describeOutcome(preference, { ...PLAIN, gpu });
		expect(outcome('auto', 'none')).toBe('Models run on the processor.');
		expect(outcome('auto', 'software')).toBe('Models run on the processor.');
		expect(outcome('auto', 'hardware')).toContain('if it passes the check');
		expect(outcome('wasm', 'hardware')).toBe('Models run on the processor.');
		expect(outcome('webgpu', 'software')).toContain('imitated');
		expect(outcome('webgpu', 'none')).toContain('There is no graphics processor to use');
	});
});
