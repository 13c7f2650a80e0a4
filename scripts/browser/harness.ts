import { ToolWorker } from '#lib/adapters/workers/tool-worker.ts';
import { toWorkerPort } from '#lib/adapters/workers/worker-port.ts';
import { manifestOf } from '#lib/app/manifests.ts';

const worker = new ToolWorker({
	start: () =>
		toWorkerPort(
			new Worker(new URL('../../src/lib/workers/tool-worker.ts', import.meta.url), {
				type: 'module'
			})
		),
	load: {
		manifest: manifestOf('summary'),
		modelsUrl: new URL('/models/', location.href).href,
		device: 'auto',
		threads: 2
	},
	idleTimeoutMs: 60_000
});
Object.assign(globalThis, { worker });
