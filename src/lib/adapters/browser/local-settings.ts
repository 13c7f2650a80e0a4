import { DEFAULT_SETTINGS, parseSettings, type Settings } from '#lib/domain/settings.ts';
import type { SettingsStore } from '#lib/ports/settings-store.ts';

const KEY = 'textai.settings';

/** Settings in local storage, which private windows and strict browsers may refuse. */
export const localSettings: SettingsStore = {
	read() {
		try {
			return parseSettings(JSON.parse(localStorage.getItem(KEY) ?? '{}'));
		} catch {
			return DEFAULT_SETTINGS;
		}
	},
	write(settings: Settings) {
		try {
			localStorage.setItem(KEY, JSON.stringify(settings));
			return true;
		} catch {
			return false;
		}
	}
};
