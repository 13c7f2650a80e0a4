import { dev, version } from '$app/environment';
import { asset, resolve } from '$app/paths';
import { browserDeviceInfo } from '#lib/adapters/browser/device-info.ts';
import { hasDatabase } from '#lib/adapters/browser/has-database.ts';
import { localSettings } from '#lib/adapters/browser/local-settings.ts';
import { browserStorage } from '#lib/adapters/browser/offline-storage.ts';
import { serviceWorkerHandOver } from '#lib/adapters/browser/service-worker-hand-over.ts';
import { ServiceWorkerUpdates } from '#lib/adapters/browser/service-worker-updates.ts';
import { LazyDocumentReader } from '#lib/adapters/lazy/lazy-document-reader.ts';
import { LazyToolRunner } from '#lib/adapters/lazy/lazy-tool-runner.ts';
import { loadOnce } from '#lib/adapters/lazy/load-once.ts';
import { CachedModelFiles } from '#lib/adapters/model-files/cached-model-files.ts';
import type { Services } from './context.ts';
import { ALL_MANIFESTS } from './manifests.ts';

/** Builds the adapters: the only place that names them. Nothing starts before it is used. */
export function createServices(): Services {
	const settings = localSettings;
	const blocked = new EventTarget();
	const modelsUrl = () => new URL(asset('/models/'), location.href).href;
	const runner = new LazyToolRunner(async () => {
		const { createToolRunner } = await import('./tool-services.ts');
		return createToolRunner(modelsUrl(), settings.read().device);
	});
	return {
		settings,
		deviceInfo: browserDeviceInfo,
		handOver: serviceWorkerHandOver,
		storage: browserStorage,
		models: ALL_MANIFESTS,
		modelFiles: () => new CachedModelFiles(modelsUrl()),
		hasStoredData: hasDatabase,
		accounts: loadOnce(async () => {
			const { createAccountServices } = await import('./account-services.ts');
			return createAccountServices(settings, () => blocked.dispatchEvent(new Event('blocked')));
		}),
		updates: new ServiceWorkerUpdates(() =>
			dev
				? undefined
				: {
						url: new URL(asset('/service-worker.js'), location.href).href,
						scope: new URL(resolve('/'), location.href).href,
						version
					}
		),
		batch: loadOnce(async () => {
			const { createBatchServices } = await import('./batch-services.ts');
			return createBatchServices(modelsUrl);
		}),
		onBlocked: (listener) => {
			blocked.addEventListener('blocked', listener);
			return () => {
				blocked.removeEventListener('blocked', listener);
			};
		},
		errors: async () => (await import('./error-log.ts')).errorLog,
		erase: async () => (await import('#lib/adapters/browser/erase-device.ts')).eraseDevice(),
		runner,
		modelCatalogue: loadOnce(async () => {
			const { createModelServices } = await import('./model-services.ts');
			return createModelServices(modelsUrl(), runner);
		}),
		documents: new LazyDocumentReader(async () => {
			const { createDocumentReader } = await import('./tool-services.ts');
			return createDocumentReader();
		})
	};
}
