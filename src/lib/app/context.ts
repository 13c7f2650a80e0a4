import { createContext } from 'svelte';
import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { AppUpdates } from '#lib/ports/app-updates.ts';
import type { BatchServices } from '#lib/ports/batch-services.ts';
import type { DeviceInfoReader } from '#lib/ports/device-info.ts';
import type { DocumentReader } from '#lib/ports/document-reader.ts';
import type { HandOver } from '#lib/ports/hand-over.ts';
import type { ErrorLog } from '#lib/ports/error-log.ts';
import type { ModelFiles } from '#lib/ports/model-files.ts';
import type { ModelServices } from '#lib/ports/model-services.ts';
import type { OfflineStorage } from '#lib/ports/offline-storage.ts';
import type { SettingsStore } from '#lib/ports/settings-store.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';

/** What features may use of the world: ports only. */
export interface Services {
	readonly runner: ToolRunner;
	readonly documents: DocumentReader;
	readonly settings: SettingsStore;
	readonly deviceInfo: DeviceInfoReader;
	readonly updates: AppUpdates;
	readonly handOver: HandOver;
	readonly storage: OfflineStorage;
	/** Every model that ships. */
	readonly models: readonly ModelManifest[];
	/** Made when asked for: pages are also rendered ahead, where there is no address. */
	readonly modelFiles: () => ModelFiles;
	/** Whether this device ever kept an account, a run or a history entry. */
	readonly hasStoredData: () => Promise<boolean>;
	/** Loaded when first asked for, and the same ever after: the first page needs none of it. */
	readonly accounts: () => Promise<AccountServices>;
	/** As `accounts`, for the catalogue of models. */
	readonly modelCatalogue: () => Promise<ModelServices>;
	/** As `accounts`, for the page that works tables off. */
	readonly batch: () => Promise<BatchServices>;
	/** The database waits for tabs of an older version to be closed. The answer stops the calls. */
	readonly onBlocked: (listener: () => void) => () => void;
	/** What went wrong of late on this device. */
	readonly errors: () => Promise<ErrorLog>;
	/** Deletes everything that this site keeps in this browser. The page is to be loaded anew after it. */
	readonly erase: () => Promise<void>;
}

/** Set once, by the root layout. */
export const [getServices, setServices] = createContext<Services>();
