import type { Settings } from '#lib/domain/settings.ts';

export interface SettingsStore {
	/** Never fails: what cannot be read is the default. */
	read(): Settings;
	/** Answers whether the settings will be there after a reload. */
	write(settings: Settings): boolean;
}
