import { version } from '$service-worker';
import { cacheNames, setCacheNameDetails } from 'workbox-core';
import { PrecacheController, PrecacheRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute, setCatchHandler } from 'workbox-routing';
import { CacheFirst, NetworkOnly } from 'workbox-strategies';
import { isToServiceWorker, versionLock, versionLockPrefix } from '#lib/protocol/service-worker.ts';
import { HandOver } from './hand-over.ts';
import { isolate, isolation } from './isolation.ts';
import { receiveShare } from './receive-share.ts';
import { routeAroundWorker } from './static-routes.ts';

declare const self: ServiceWorkerGlobalScope;

/*
 * The one service worker: offline use, isolation on hosts that send no headers, updates without loss.
 * Models are none of its business. Requests below /models/ are answered by the network, and the cache
 * `textai-models-…`, in which the inference workers keep what they checked, is neither read nor swept.
 */
const { scope } = self.registration;
const { pathname: base } = new URL(scope);
setCacheNameDetails({ prefix: 'textai', precache: 'shell', runtime: 'on-demand' });

/** What a device only needs with WebGPU: fetched when used, not with the rest. */
const isOnDemand = (url: string) => /\.asyncify[^/]*\.wasm$/.test(url);
const entries = self.__WB_MANIFEST.filter((entry) => typeof entry !== 'string');
const onDemand = entries.map(({ url }) => url).filter(isOnDemand);

const precache = new PrecacheController({ plugins: [isolation] });
precache.addToCacheList(entries.filter(({ url }) => !isOnDemand(url)));
const handOver = new HandOver();

// No `skipWaiting` here: a new version takes over when the user says so, or when no page is open.
self.addEventListener('install', (event) => {
	routeAroundWorker(event, base, cacheNames.precache);
	void precache.install(event);
});

self.addEventListener('activate', (event) => {
	// Pages of the first visit too: what they load from now on is there offline.
	event.waitUntil(Promise.all([self.clients.claim(), tidy(event)]));
});

self.addEventListener('message', (event) => {
	const message: unknown = event.data;
	if (!isToServiceWorker(message)) return;
	if (message.type === 'SKIP_WAITING') void self.skipWaiting();
	else if (message.type === 'tidy') event.waitUntil(tidy(event));
	else if (message.type === 'keep-gpu-runtime') event.waitUntil(keepOnDemand(event));
	else if (message.type === 'keep') handOver.keep(message.key, message.value);
	else event.ports[0]?.postMessage(handOver.take(message.key));
});

/**
 * Deletes kept files that this version does not need, once no page of another version is open: an old tab
 * may still ask for a chunk of its own version, which the server has no longer.
 */
async function tidy(event: ExtendableEvent): Promise<void> {
	// Those may already have put files of theirs into the same cache.
	if (self.registration.installing || self.registration.waiting) return;
	const { held = [] } = await navigator.locks.query();
	const own = versionLock(scope, version);
	const others = held.filter(
		({ name = '' }) => name.startsWith(versionLockPrefix(scope)) && name !== own
	);
	if (others.length === 0) await precache.activate(event);
}

const onDemandFiles = new CacheFirst({
	cacheName: cacheNames.runtime,
	plugins: [
		isolation,
		{
			cacheDidUpdate: async ({ cacheName }) => {
				const cache = await caches.open(cacheName);
				// Two stay, as pages of two versions may be open.
				for (const old of (await cache.keys()).slice(0, -2)) await cache.delete(old);
			}
		}
	]
});

async function keepOnDemand(event: ExtendableEvent): Promise<void> {
	for (const url of onDemand) {
		await onDemandFiles.handle({ event, request: new Request(new URL(url, scope)) });
	}
}

// Query strings say what a page shall do (`?text=…`), not which file it is.
registerRoute(
	new PrecacheRoute(precache, { cleanURLs: false, ignoreURLParametersMatching: [/./] })
);

registerRoute(({ url, sameOrigin }) => sameOrigin && isOnDemand(url.pathname), onDemandFiles);

// Chunks of the version before this one, for pages that still run it.
registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname.startsWith(`${base}_app/immutable/`),
	async ({ request }) => {
		const cache = await caches.open(cacheNames.precache);
		return (await cache.match(request)) ?? isolate(await fetch(request));
	}
);

registerRoute(
	({ url, sameOrigin }) => sameOrigin && url.pathname === `${base}open`,
	({ request }) => receiveShare(request, `${scope}open`, handOver),
	'POST'
);

// Any other address: the server knows best, and offline the app itself says that there is no such page.
registerRoute(
	new NavigationRoute(new NetworkOnly({ plugins: [isolation] }), {
		denylist: [new RegExp(`^${base}models/`)]
	})
);

setCatchHandler(async ({ request }) => {
	if (request.mode !== 'navigate') return Response.error();
	const page = new URL(request.url);
	// Pages hold relative links, so each has one address only; servers redirect in the same way.
	const plain = page.pathname.replace(/\/$/, '');
	if (plain !== page.pathname && precache.getCacheKeyForURL(`${page.origin}${plain}`)) {
		return Response.redirect(`${plain}${page.search}`, 302);
	}
	const missing = await precache.matchPrecache('404.html');
	if (!missing) return Response.error();
	return new Response(missing.body, { status: 404, headers: missing.headers });
});
