import { describe, expect, it } from 'vitest';
import { chooseDevice, type GpuKind } from './choose-device.ts';

const KINDS: readonly GpuKind[] = ['none', 'software', 'hardware'];

describe('chooseDevice', () => {
	it('takes the graphics processor by itself only where it is a real one', () => {
		expect(KINDS.map((kind) => chooseDevice('auto', kind))).toEqual([
			{ device: 'wasm' },
			{ device: 'wasm' },
			{ device: 'webgpu' }
		]);
	});

	it('never takes it against the choice', () => {
		expect(KINDS.map((kind) => chooseDevice('wasm', kind).device)).toEqual([
			'wasm',
			'wasm',
			'wasm'
		]);
	});

	it('takes also a software adapter when told to, and says why where there is none', () => {
		expect(KINDS.map((kind) => chooseDevice('webgpu', kind))).toEqual([
			{ device: 'wasm', note: 'no-webgpu' },
			{ device: 'webgpu' },
			{ device: 'webgpu' }
		]);
	});
});
