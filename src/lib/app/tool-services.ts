import { WorkerDocumentReader } from '#lib/adapters/documents/worker-document-reader.ts';
import { toWorkerPort } from '#lib/adapters/workers/worker-port.ts';
import { WorkerToolRunner } from '#lib/adapters/workers/worker-tool-runner.ts';
import type { DevicePreference } from '#lib/domain/inference/run-info.ts';
import type { DocumentReader } from '#lib/ports/document-reader.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import { ALL_MANIFESTS, manifestOf } from './manifests.ts';

/** More threads than this gain nothing for models of this size. */
const MAX_THREADS = 4;

/** @param modelsUrl address of the folder of all models */
export function createToolRunner(modelsUrl: string, device: DevicePreference): ToolRunner {
	return new WorkerToolRunner({
		start: () =>
			toWorkerPort(
				new Worker(new URL('../workers/tool-worker.ts', import.meta.url), { type: 'module' })
			),
		modelOf: manifestOf,
		device,
		place: () => ({
			modelsUrl,
			threads: Math.min(navigator.hardwareConcurrency, MAX_THREADS),
			maxWorkers: hasLittleMemory() ? 2 : ALL_MANIFESTS.length
		})
	});
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
