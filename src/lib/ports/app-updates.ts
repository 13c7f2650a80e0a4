/** What the app hears of its own versions. Each may be called more than once. */
export interface AppUpdateListener {
	/** A newer version is on this device and waits until it may take over. */
	readonly onReady: () => void;
	/** Another tab let a newer version take over; this page still runs the old one, and may go on. */
	readonly onReplaced: () => void;
	/** The app now works offline, and the next load of this page is isolated. */
	readonly onOffline: () => void;
}

export type UpdateCheck = 'current' | 'ready' | 'unreachable' | 'unsupported';

/** Versions of the app on this device. */
export interface AppUpdates {
	/** Makes the app available offline and begins to watch for newer versions. Never fails. */
	start(listener: AppUpdateListener): Promise<void>;
	/** Asks the server whether there is a newer version, and waits until it is on this device. */
	check(): Promise<UpdateCheck>;
	/** Lets the newer version take over, if one waits, and loads this page again. */
	apply(): Promise<void>;
	/** Keeps the larger runtime for graphics processors for offline use, if this device uses it. */
	keepGpuRuntime(): void;
	/**
	 * Loads the page again, once in a session, where only the service worker can isolate it (for WASM threads).
	 * Does nothing where the page is isolated, or where it did not help.
	 */
	reloadForIsolation(): void;
	/** Removes the app's own files from this device and loads it anew. Models, settings and data stay. */
	repair(): Promise<void>;
}
