import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { Dexie } from 'dexie';
import { StudioDatabase } from './studio-database.ts';

/** An empty database of its own; give it the same factory to open it as another tab would. */
export function openTestDatabase(factory = new IDBFactory()): StudioDatabase {
	Dexie.dependencies.indexedDB = factory;
	Dexie.dependencies.IDBKeyRange = IDBKeyRange;
	return new StudioDatabase();
}
