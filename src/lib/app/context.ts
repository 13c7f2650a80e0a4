import { createContext } from 'svelte';
import type { DocumentReader } from '#lib/ports/document-reader.ts';
import type { SettingsStore } from '#lib/ports/settings-store.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';

/** What features may use of the world: ports only. */
export interface Services {
	readonly runner: ToolRunner;
	readonly documents: DocumentReader;
	readonly settings: SettingsStore;
}

/** Set once, by the root layout. */
export const [getServices, setServices] = createContext<Services>();
