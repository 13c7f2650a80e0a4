import type { Settings } from '#lib/domain/settings.ts';
import type { SettingsStore } from '#lib/ports/settings-store.ts';

/** The settings as the page shows them. */
export class UserSettings {
	/** Undefined until the browser has been asked: a prerendered page cannot know them. */
	#current = $state.raw<Settings>();
	#isSaved = $state(true);

	constructor(private readonly store: SettingsStore) {}

	get current(): Settings | undefined {
		return this.#current;
	}

	/** False where the browser keeps nothing: the choice then holds until the tab is closed. */
	get isSaved(): boolean {
		return this.#isSaved;
	}

	read(): void {
		this.#current = this.store.read();
	}

	change(changed: Partial<Settings>): void {
		const next = { ...(this.#current ?? this.store.read()), ...changed };
		this.#isSaved = this.store.write(next);
		this.#current = next;
	}
}
