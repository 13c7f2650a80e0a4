import { Dexie, type DexieOptions } from 'dexie';
import type { StoredKind } from '#lib/ports/account-services.ts';
import { StudioDatabase } from './studio-database.ts';

const MEMORY_NAME = 'textai-memory';

/** Tables of which each kind is made. */
const TABLES: Readonly<Record<StoredKind, readonly string[]>> = {
	accounts: ['accounts'],
	sessions: ['sessions'],
	history: ['entries', 'deletions'],
	limits: ['limits'],
	apiKeys: ['apiKeys'],
	audit: ['audit']
};

export interface OpenedDatabase {
	readonly db: StudioDatabase;
	/** False for one that lives in memory and goes with the page. */
	readonly isKept: boolean;
	/** A newer version of the app was here before: what it left can be read by that one only. */
	readonly isOutdated: boolean;
}

/**
 * The database of this device; one in memory where the browser gives none, as in some private windows.
 * @param onBlocked another tab of an older version holds on to it: this one waits until that is closed
 */
export async function openDatabase(onBlocked: () => void): Promise<OpenedDatabase> {
	const stored = new StudioDatabase();
	stored.on('blocked', onBlocked);
	try {
		await stored.open();
		return { db: stored, isKept: true, isOutdated: false };
	} catch (cause) {
		stored.close();
		const isOutdated = cause instanceof Error && cause.name === 'VersionError';
		const db = new StudioDatabase(MEMORY_NAME, await inMemory());
		return { db, isKept: false, isOutdated };
	}
}

/** Options of a database that goes with the page. */
export async function inMemory(): Promise<DexieOptions> {
	const { IDBFactory, IDBKeyRange } = await import('fake-indexeddb');
	return { indexedDB: new IDBFactory(), IDBKeyRange };
}

/** Calls back after changes by this tab or another; the answer stops that. */
export function onTablesChanged(
	db: StudioDatabase,
	kinds: readonly StoredKind[],
	listener: () => void
): () => void {
	return onRowsChanged(
		db,
		kinds.flatMap((kind) => TABLES[kind]),
		listener
	);
}

/** As `onTablesChanged`, by names of tables. */
export function onRowsChanged(
	{ name }: StudioDatabase,
	tables: readonly string[],
	listener: () => void
): () => void {
	const prefixes = tables.map((table) => `idb://${name}/${table}/`);
	// `all` stands for whatever happened while the page lay in the browser's back-forward cache.
	const notice = (parts: object) => {
		const changed = Object.keys(parts);
		const isMeant = changed.some(
			(part) => part === 'all' || prefixes.some((prefix) => part.startsWith(prefix))
		);
		if (isMeant) listener();
	};
	Dexie.on.storagemutated.subscribe(notice);
	return () => {
		Dexie.on.storagemutated.unsubscribe(notice);
	};
}
