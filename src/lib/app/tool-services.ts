import { BrowserSummarizer } from '#lib/adapters/browser/browser-summarizer.ts';
import { BrowserToolRunner } from '#lib/adapters/browser/browser-tool-runner.ts';
import { WorkerDocumentReader } from '#lib/adapters/documents/worker-document-reader.ts';
import { startWorker } from '#lib/adapters/workers/worker-port.ts';
import { WorkerToolRunner } from '#lib/adapters/workers/worker-tool-runner.ts';
import type { DevicePreference } from '#lib/domain/inference/run-info.ts';
import type { DocumentReader } from '#lib/ports/document-reader.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import { ALL_MANIFESTS } from './manifests.ts';
import { ToolModels } from './tool-models.ts';

/** More threads than this gain nothing for models of this size. */
const MAX_THREADS = 4;

/** Tabs tell each other here that models or choices have changed. */
export const MODELS_CHANNEL = 'textai-models';

/** @param modelsUrl address of the folder of all models */
export async function createToolRunner(
	modelsUrl: string,
	device: DevicePreference
): Promise<ToolRunner> {
	const models = new ToolModels();
	await models.reload();
	const worked = new WorkerToolRunner({
		start: () =>
			startWorker(
				() => new Worker(new URL('../workers/tool-worker.ts', import.meta.url), { type: 'module' })
			),
		models,
		device,
		place: () => ({
			modelsUrl,
			threads: usableThreads(),
			maxWorkers: hasLittleMemory() ? 2 : ALL_MANIFESTS.length
		})
	});
	const runner = new BrowserToolRunner(worked, new BrowserSummarizer(), (tool) =>
		models.usesBrowser(tool)
	);
	new BroadcastChannel(MODELS_CHANNEL).addEventListener('message', () => {
		void runner.modelsChanged();
	});
	return runner;
}

export function usableThreads(): number {
	return Math.min(navigator.hardwareConcurrency, MAX_THREADS);
}

export function createDocumentReader(): DocumentReader {
	return new WorkerDocumentReader(
		() => new Worker(new URL('../workers/document-worker.ts', import.meta.url), { type: 'module' })
	);
}

/** `deviceMemory` is in GiB, where the browser tells it; phones of 4 GiB end tabs that take too much. */
function hasLittleMemory(): boolean {
	return 'deviceMemory' in navigator && Number(navigator.deviceMemory) <= 4;
}
