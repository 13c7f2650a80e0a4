import { ToolWorker } from '#lib/adapters/workers/tool-worker.ts';
import { toWorkerPort } from '#lib/adapters/workers/worker-port.ts';

const w = new ToolWorker({
	start: () =>
		toWorkerPort(
			new Worker(new URL('../../src/lib/workers/tool-worker.ts', import.meta.url), {
				type: 'module'
			})
		),
	load: {
		model: 'minilm',
		modelsUrl: new URL('/models/', location.href).href,
		device: 'auto',
		threads: 2
	},
	idleTimeoutMs: 60000
});
(window as any).w = w;
