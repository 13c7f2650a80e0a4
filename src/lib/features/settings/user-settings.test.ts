import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type Settings } from '#lib/domain/settings.ts';
import { UserSettings } from './user-settings.svelte.ts';

function fakeStore(canWrite: boolean) {
	let kept: Settings = DEFAULT_SETTINGS;
	return {
		read: () => kept,
		write: (settings: Settings) => {
			if (canWrite) kept = settings;
			return canWrite;
		}
	};
}

describe('settings on the page', () => {
	it('are unknown until they were read, and change one at a time', () => {
		const store = fakeStore(true);
		const settings = new UserSettings(store);
		expect(settings.current).toBeUndefined();
		settings.read();
		settings.change({ device: 'webgpu' });
		settings.change({ preload: false });
		expect(settings.current).toEqual({ ...DEFAULT_SETTINGS, device: 'webgpu', preload: false });
		expect([store.read(), settings.isSaved]).toEqual([settings.current, true]);
	});

	it('hold, and say so, where the browser keeps nothing', () => {
		const settings = new UserSettings(fakeStore(false));
		settings.read();
		settings.change({ device: 'wasm' });
		settings.change({ preload: false });
		expect(settings.current).toEqual({ ...DEFAULT_SETTINGS, device: 'wasm', preload: false });
		expect(settings.isSaved).toBe(false);
	});
});
