import { BrowserSummarizer } from '#lib/adapters/browser/browser-summarizer.ts';
import { browserDeviceInfo } from '#lib/adapters/browser/device-info.ts';
import { localModelChoices, localModelSpeeds } from '#lib/adapters/browser/local-model-choices.ts';
import { webRunLock } from '#lib/adapters/browser/web-run-lock.ts';
import { CacheModelStore } from '#lib/adapters/model-files/cache-model-store.ts';
import { sha256Hex } from '#lib/adapters/model-files/checksum.ts';
import { WebModelSources } from '#lib/adapters/model-files/web-model-sources.ts';
import { WorkerModelMeter } from '#lib/adapters/workers/worker-model-meter.ts';
import { startWorker } from '#lib/adapters/workers/worker-port.ts';
import { CANARY_TOLERANCE } from '#lib/domain/inference/canary.ts';
import { installModel } from '#lib/domain/models/install-model.ts';
import { ok } from '#lib/domain/result.ts';
import type { ModelServices } from '#lib/ports/model-services.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import { MODELS_CHANNEL, usableThreads } from './tool-services.ts';

/** Imported when the catalogue is opened: no other page needs any of it. */
export function createModelServices(modelsUrl: string, runner: ToolRunner): ModelServices {
	const store = new CacheModelStore();
	const channel = new BroadcastChannel(MODELS_CHANNEL);
	const here = new EventTarget();
	const meter = new WorkerModelMeter({
		start: () =>
			startWorker(
				() => new Worker(new URL('../workers/tool-worker.ts', import.meta.url), { type: 'module' })
			),
		modelsUrl,
		threads: usableThreads()
	});
	return {
		store,
		sources: new WebModelSources(new URL('../', modelsUrl).href),
		browserWriter: new BrowserSummarizer(),
		choices: localModelChoices,
		speeds: localModelSpeeds,
		install: (plan, source, options) =>
			webRunLock.run(`install-${plan.key}`, options.signal ?? new AbortController().signal, () =>
				installModel(
					plan,
					{ source, store, sha256: sha256Hex, wait, freeBytes, now: () => Date.now() },
					options
				)
			),
		measure: async (manifest, signal) => {
			const measured = await meter.measure(manifest, signal);
			if (!measured.ok) return measured;
			const { speed, texts, answers } = measured.value;
			localModelSpeeds.write(manifest, speed);
			const records = manifest.installed ? await store.records() : [];
			const record = records.find(({ plan }) => plan.key === manifest.name);
			const tolerance = CANARY_TOLERANCE[manifest.task];
			if (record) {
				await store.save({ ...record, canary: { schema: 1, texts, expected: answers, tolerance } });
			}
			return ok(speed);
		},
		onChange: (listener) => {
			channel.addEventListener('message', listener);
			here.addEventListener('change', listener);
			return () => {
				channel.removeEventListener('message', listener);
				here.removeEventListener('change', listener);
			};
		},
		changed: async () => {
			channel.postMessage('changed');
			here.dispatchEvent(new Event('change'));
			await runner.modelsChanged();
		}
	};
}

async function freeBytes(): Promise<number | undefined> {
	const storage = await browserDeviceInfo.storage();
	return storage && Math.max(0, storage.allowed - storage.used);
}

function wait(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
	return new Promise((resolve) => {
		const end = () => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', end);
			resolve();
		};
		const timer = setTimeout(end, milliseconds);
		signal?.addEventListener('abort', end);
	});
}
