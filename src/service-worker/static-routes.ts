interface Route {
	readonly condition: { readonly urlPattern: { readonly pathname: string } };
	readonly source: 'fetch-event' | { readonly cacheName: string };
}

/**
 * Lets the browser answer for files of the build straight out of the cache, without waking this worker: a page has some
 * ninety of them, and going through it they took longer than all else on the way to a page that answers. Where a browser
 * cannot, or the cache has no such file, all goes on as without. https://w3c.github.io/ServiceWorker/#register-router-method
 * @param base path that the app lives below, with a slash at its end
 * @param cacheName files in it lie under their own addresses, with all headers
 */
export function routeAroundWorker(event: ExtendableEvent, base: string, cacheName: string): void {
	if (!canAddRoutes(event)) return;
	const below = (pathname: string) => ({
		urlPattern: { pathname: `${base}_app/immutable/${pathname}` }
	});
	event.waitUntil(
		event
			.addRoutes([
				// Kept elsewhere, and only on devices that need it.
				{ condition: below('*.asyncify*.wasm'), source: 'fetch-event' },
				{ condition: below('*'), source: { cacheName } }
			])
			// A browser may know the method and refuse these rules.
			.catch(() => undefined)
	);
}

function canAddRoutes(
	event: ExtendableEvent
): event is ExtendableEvent & { addRoutes(routes: readonly Route[]): Promise<void> } {
	return 'addRoutes' in event && typeof event.addRoutes === 'function';
}
