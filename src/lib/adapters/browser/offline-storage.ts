import type { OfflineStorage } from '#lib/ports/offline-storage.ts';

export const browserStorage: OfflineStorage = {
	async isPersistent() {
		if (!('storage' in navigator)) return false;
		try {
			return await navigator.storage.persisted();
		} catch {
			return false;
		}
	},
	async persist() {
		// Missing on addresses that are not secure, whatever the types say.
		if (!('storage' in navigator)) return 'unsupported';
		try {
			return (await navigator.storage.persist()) ? 'kept' : 'refused';
		} catch {
			return 'refused';
		}
	}
};
