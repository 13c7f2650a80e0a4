import { Dexie } from 'dexie';
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
}

/** The database of this device; one in memory where the browser gives none, as in some private windows. */
export async function openDatabase(): Promise<OpenedDatabase> {
	const db = new StudioDatabase();
	try {
		await db.open();
		return { db, isKept: true };
	} catch {
		db.close();
		const { IDBFactory, IDBKeyRange } = await import('fake-indexeddb');
		const indexedDB = new IDBFactory();
		return { db: new StudioDatabase(MEMORY_NAME, { indexedDB, IDBKeyRange }), isKept: false };
	}
}

/** Calls back after changes by this tab or another; the answer stops that. */
export function onTablesChanged(
	{ name }: StudioDatabase,
	kinds: readonly StoredKind[],
	listener: () => void
): () => void {
	const prefixes = kinds.flatMap((kind) => TABLES[kind].map((table) => `idb://${name}/${table}/`));
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
