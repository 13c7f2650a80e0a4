/** Models, history, accounts, settings and the app itself, as far as this browser keeps them. */
export async function eraseDevice(): Promise<void> {
	localStorage.clear();
	sessionStorage.clear();
	const databases = await indexedDB.databases();
	await Promise.all(databases.flatMap(({ name }) => (name === undefined ? [] : drop(name))));
	for (const key of await caches.keys()) await caches.delete(key);
	// Not on every address, whatever the types say.
	if (!('serviceWorker' in navigator)) return;
	const workers = await navigator.serviceWorker.getRegistrations();
	await Promise.all(workers.map((worker) => worker.unregister()));
}

/** Tabs that are open let go when they are told; a database that one still holds is gone when it is closed. */
function drop(name: string): Promise<void> {
	return new Promise((resolve) => {
		const request = indexedDB.deleteDatabase(name);
		for (const event of ['success', 'error', 'blocked'] as const) {
			request.addEventListener(event, () => resolve(), { once: true });
		}
	});
}
