import type { HandOver } from '#lib/ports/hand-over.ts';
import { sharedKey, type ToServiceWorker } from '#lib/protocol/service-worker.ts';

const TAB_KEY = 'textai.tab';
/** A service worker that does not answer by then has been ended, and what it held with it. */
const ANSWER_TIMEOUT_MS = 2000;

/** Hands things over in the memory of the service worker, which outlives the page by some seconds. */
export const serviceWorkerHandOver: HandOver = {
	keepForReload(value) {
		const key = tabKey();
		if (key !== undefined) controller()?.postMessage(says({ type: 'keep', key, value }));
	},
	async takeAfterReload() {
		const key = tabKey();
		return key === undefined ? undefined : take(key);
	},
	takeShared: (id) => take(sharedKey(id)),
	onFiles(listener) {
		const queue = launchQueue();
		queue?.setConsumer(({ files }) => {
			void Promise.all(files.map((handle) => handle.getFile())).then((opened) => {
				if (opened.length > 0) listener(opened);
			});
		});
	}
};

async function take(key: string): Promise<unknown> {
	const worker = controller();
	if (!worker) return undefined;
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		const timer = setTimeout(() => {
			resolve(undefined);
		}, ANSWER_TIMEOUT_MS);
		port1.onmessage = ({ data }: MessageEvent<unknown>) => {
			clearTimeout(timer);
			port1.close();
			resolve(data);
		};
		worker.postMessage(says({ type: 'take', key }), [port2]);
	});
}

/** A random name of this tab that a reload does not change. Undefined where storage is refused. */
function tabKey(): string | undefined {
	try {
		const known = sessionStorage.getItem(TAB_KEY);
		if (known !== null) return known;
		const key = `drafts:${crypto.randomUUID()}`;
		sessionStorage.setItem(TAB_KEY, key);
		return key;
	} catch {
		return undefined;
	}
}

function controller(): ServiceWorker | undefined {
	if (!('serviceWorker' in navigator)) return undefined;
	return navigator.serviceWorker.controller ?? undefined;
}

function says(message: ToServiceWorker): ToServiceWorker {
	return message;
}

interface LaunchQueue {
	setConsumer(consumer: (params: { files: readonly FileSystemFileHandle[] }) => void): void;
}

/** Not yet in TypeScript's types, nor in every browser. */
function launchQueue(): LaunchQueue | undefined {
	const queue: unknown = Reflect.get(globalThis, 'launchQueue');
	return isLaunchQueue(queue) ? queue : undefined;
}

function isLaunchQueue(queue: unknown): queue is LaunchQueue {
	return typeof queue === 'object' && queue !== null && 'setConsumer' in queue;
}
