/** Whether the browser may throw away what this app keeps when the disk gets full. */
export interface OfflineStorage {
	/** Whether it has promised to keep it. */
	isPersistent(): Promise<boolean>;
	/** Asks the browser to keep it. Some ask the user, some decide by themselves. */
	persist(): Promise<'kept' | 'refused' | 'unsupported'>;
}
