import type { Workbox } from 'workbox-window';
import type { AppUpdateListener, AppUpdates, UpdateCheck } from '#lib/ports/app-updates.ts';
import { type ToServiceWorker, versionLock } from '#lib/protocol/service-worker.ts';
import { detectGpu } from './gpu-kind.ts';
import { holdLock } from './web-locks.ts';

/** A tab that is never left hears of new versions all the same. */
const CHECK_INTERVAL_MS = 60 * 60_000;
const RELOADED_KEY = 'textai.reloaded-for-isolation';

export interface ServiceWorkerPlace {
	/** Address of the service worker's file. */
	readonly url: string;
	/** Whole address of the folder that the app lives in, with a slash at its end. */
	readonly scope: string;
	/** Of the build that this page is of. */
	readonly version: string;
}

/** Versions of the app by the service worker, through workbox-window. */
export class ServiceWorkerUpdates implements AppUpdates {
	#workbox: Workbox | undefined;
	#registration: ServiceWorkerRegistration | undefined;
	#isApplying = false;

	/** @param place undefined in development, where nothing is registered; asked for in the browser only */
	constructor(private readonly place: () => ServiceWorkerPlace | undefined) {}

	async start(listener: AppUpdateListener): Promise<void> {
		const place = this.place();
		if (!place || !('serviceWorker' in navigator)) return;
		const container = navigator.serviceWorker;
		const { url, scope, version } = place;
		const lock = versionLock(scope, version);
		holdLock(lock, 'shared');

		let wasControlled = container.controller !== null;
		container.addEventListener('controllerchange', () => {
			if (this.#isApplying) location.reload();
			else if (wasControlled) listener.onReplaced();
			else listener.onOffline();
			wasControlled = true;
		});
		try {
			const { Workbox } = await import('workbox-window');
			const workbox = new Workbox(url, { scope });
			workbox.addEventListener('waiting', listener.onReady);
			this.#registration = await workbox.register({ immediate: true });
			this.#workbox = workbox;
		} catch {
			// Refused by the browser (private window, policy) or by a broken connection: the app works online.
			return;
		}
		if (container.controller) {
			listener.onOffline();
			tell(container.controller, { type: 'tidy' });
		}
		setInterval(() => void this.check(), CHECK_INTERVAL_MS);
	}

	async check(): Promise<UpdateCheck> {
		const registration = this.#registration;
		if (!registration) return 'unsupported';
		try {
			await registration.update();
		} catch {
			return 'unreachable';
		}
		if (registration.installing) await settled(registration.installing);
		return registration.waiting ? 'ready' : 'current';
	}

	apply(): Promise<void> {
		this.#isApplying = true;
		if (this.#registration?.waiting) this.#workbox?.messageSkipWaiting();
		else location.reload();
		return Promise.resolve();
	}

	keepGpuRuntime(): void {
		const worker = 'serviceWorker' in navigator ? navigator.serviceWorker.controller : null;
		if (!worker) return;
		void detectGpu().then((gpu) => {
			if (gpu === 'hardware') tell(worker, { type: 'keep-gpu-runtime' });
		});
	}

	reloadForIsolation(): void {
		if (crossOriginIsolated || !isSecureContext) return;
		try {
			if (sessionStorage.getItem(RELOADED_KEY) !== null) return;
			sessionStorage.setItem(RELOADED_KEY, 'yes');
		} catch {
			// Without a note of it, the page might reload for ever.
			return;
		}
		location.reload();
	}

	async repair(): Promise<void> {
		const scope = this.place()?.scope;
		if (scope !== undefined && 'serviceWorker' in navigator) {
			const registration = await navigator.serviceWorker.getRegistration(scope);
			await registration?.unregister();
			// Other folders of this origin may hold apps of their own, and models lie in caches without the scope.
			const own = (await caches.keys()).filter((name) => name.endsWith(scope));
			await Promise.all(own.map((name) => caches.delete(name)));
		}
		location.reload();
	}
}

function tell(worker: ServiceWorker, message: ToServiceWorker): void {
	worker.postMessage(message);
}

/** When it is installed, or has failed to. */
async function settled(worker: ServiceWorker): Promise<void> {
	await new Promise<void>((resolve) => {
		worker.addEventListener('statechange', () => {
			if (worker.state !== 'installing') resolve();
		});
		if (worker.state !== 'installing') resolve();
	});
}
