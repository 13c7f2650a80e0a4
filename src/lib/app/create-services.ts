import { dev, version } from '$app/environment';
import { asset, resolve } from '$app/paths';
import { browserDeviceInfo } from '#lib/adapters/browser/device-info.ts';
import { localSettings } from '#lib/adapters/browser/local-settings.ts';
import { browserStorage } from '#lib/adapters/browser/offline-storage.ts';
import { serviceWorkerHandOver } from '#lib/adapters/browser/service-worker-hand-over.ts';
import { ServiceWorkerUpdates } from '#lib/adapters/browser/service-worker-updates.ts';
import { WorkerDocumentReader } from '#lib/adapters/documents/worker-document-reader.ts';
import { toWorkerPort } from '#lib/adapters/workers/worker-port.ts';
import { CachedModelFiles } from '#lib/adapters/model-files/cached-model-files.ts';
import { WorkerToolRunner } from '#lib/adapters/workers/worker-tool-runner.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';
import type { BatchServices } from '#lib/ports/batch-services.ts';
import type { SettingsStore } from '#lib/ports/settings-store.ts';
import type { Services } from './context.ts';
import { ALL_MANIFESTS, manifestOf } from './manifests.ts';

/** More threads than this gain nothing for models of this size. */
const MAX_THREADS = 4;

/** Builds the adapters: the only place that names them. Nothing starts before it is used. */
export function createServices(): Services {
	const settings = localSettings;
	let accounts: Promise<AccountServices> | undefined;
	let batch: Promise<BatchServices> | undefined;
	const modelsUrl = () => new URL(asset('/models/'), location.href).href;
	return {
		settings,
		deviceInfo: browserDeviceInfo,
		handOver: serviceWorkerHandOver,
		storage: browserStorage,
		models: ALL_MANIFESTS,
		modelFiles: () => new CachedModelFiles(modelsUrl()),
		accounts: () => {
			accounts ??= loadAccounts(settings).catch((cause: unknown) => {
				// Most often the connection: the next one who asks tries again.
				accounts = undefined;
				throw cause;
			});
			return accounts;
		},
		updates: new ServiceWorkerUpdates(() =>
			dev
				? undefined
				: {
						url: new URL(asset('/service-worker.js'), location.href).href,
						scope: new URL(resolve('/'), location.href).href,
						version
					}
		),
		batch: () => {
			batch ??= import('./batch-services.ts')
				.then(({ createBatchServices }) => createBatchServices(modelsUrl))
				.catch((cause: unknown) => {
					batch = undefined;
					throw cause;
				});
			return batch;
		},
		runner: new WorkerToolRunner({
			start: () =>
				toWorkerPort(
					new Worker(new URL('../workers/tool-worker.ts', import.meta.url), { type: 'module' })
				),
			modelOf: manifestOf,
			device: settings.read().device,
			place: () => ({
				modelsUrl: modelsUrl(),
				threads: Math.min(navigator.hardwareConcurrency, MAX_THREADS),
				maxWorkers: hasLittleMemory() ? 2 : ALL_MANIFESTS.length
			})
		}),
		documents: new WorkerDocumentReader(
			() =>
				new Worker(new URL('../workers/document-worker.ts', import.meta.url), { type: 'module' })
		)
	};
}

async function loadAccounts(settings: SettingsStore): Promise<AccountServices> {
	const { createAccountServices } = await import('./account-services.ts');
	return createAccountServices(settings);
}

/** `deviceMemory` is in GiB, where the browser tells it; phones of 4 GiB end tabs that take too much. */
function hasLittleMemory(): boolean {
	return 'deviceMemory' in navigator && Number(navigator.deviceMemory) <= 4;
}
