/**
 * What pages and the service worker say to each other. Both ends are of this app and of this origin, and the
 * service worker must start fast: it checks messages with these few lines instead of zod.
 */
export type ToServiceWorker =
	/** Sent by workbox-window when the user asked for the new version. */
	| { readonly type: 'SKIP_WAITING' }
	/** Forget files of versions that no page runs any more. */
	| { readonly type: 'tidy' }
	/** Keep ONNX Runtime's WebGPU build for offline use: 27 MB that most devices never need. */
	| { readonly type: 'keep-gpu-runtime' }
	/** Hold something in memory for the page that comes next. It never reaches the disk. */
	| { readonly type: 'keep'; readonly key: string; readonly value: unknown }
	/** Hand it out, once, through the port that comes with the message. */
	| { readonly type: 'take'; readonly key: string };

export function isToServiceWorker(data: unknown): data is ToServiceWorker {
	if (typeof data !== 'object' || data === null || !('type' in data)) return false;
	const { type } = data;
	if (type === 'SKIP_WAITING' || type === 'tidy' || type === 'keep-gpu-runtime') return true;
	return (type === 'keep' || type === 'take') && 'key' in data && typeof data.key === 'string';
}

/** Every page holds this Web Lock, shared, as long as it lives: locks tell which versions are in use. */
export function versionLock(scope: string, version: string): string {
	return `${versionLockPrefix(scope)}${version}`;
}

export function versionLockPrefix(scope: string): string {
	return `textai-version ${scope} `;
}

/** Below this key lies what another app shared with this one. */
export function sharedKey(id: string): string {
	return `shared:${id}`;
}
