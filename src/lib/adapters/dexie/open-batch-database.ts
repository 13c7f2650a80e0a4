import { BatchDatabase } from './batch-database.ts';
import { inMemory } from './open-database.ts';

const MEMORY_NAME = 'textai-memory-batches';

/** The batch jobs of this device; in memory, to go with the page, where the browser gives no database. */
export async function openBatchDatabase(): Promise<BatchDatabase> {
	const stored = new BatchDatabase();
	try {
		await stored.open();
		return stored;
	} catch {
		stored.close();
		return new BatchDatabase(MEMORY_NAME, await inMemory());
	}
}
