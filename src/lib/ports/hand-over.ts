import type { DocumentFile } from './document-reader.ts';

/** Carries something from this page to the one that comes next, in memory: it never lies on the disk. */
export interface HandOver {
	/** For this same tab after a reload. Works while the page is being left. */
	keepForReload(value: unknown): void;
	/** What was kept for this tab, once; undefined where there is nothing. Parse it: another version may have kept it. */
	takeAfterReload(): Promise<unknown>;
	/** What another app shared, by the id in the address, once. */
	takeShared(id: string): Promise<unknown>;
	/** Files that the system opened with this app, whenever some come. */
	onFiles(listener: (files: readonly DocumentFile[]) => void): void;
}
