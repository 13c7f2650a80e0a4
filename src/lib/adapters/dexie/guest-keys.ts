import { newId } from '#lib/domain/sealing/new-id.ts';
import type { KeyVault, Sealer } from '#lib/ports/key-vault.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { BatchDatabase } from './batch-database.ts';
import { DexieBatchStore } from './dexie-batch-store.ts';

export interface GuestKeysOptions {
	readonly db: BatchDatabase;
	readonly vault: KeyVault;
	readonly random: RandomSource;
	/** Name of this visit. */
	readonly visit: string;
	/** Visits that have a tab open. */
	readonly openVisits: () => Promise<readonly string[]>;
}

/**
 * The key of this visit's guest, the same after a reload; it cannot be exported. Keys of visits that are over are
 * thrown away with all that they sealed.
 */
export async function guestSealer({
	db,
	vault,
	random,
	visit,
	openVisits
}: GuestKeysOptions): Promise<Sealer> {
	const alive = new Set([visit, ...(await openVisits())]);
	const store = new DexieBatchStore(db);
	for (const guest of await db.guests.toArray()) {
		if (alive.has(guest.visit)) continue;
		for (const id of await db.jobs.where('owner').equals(guest.owner).primaryKeys()) {
			await store.remove(id);
		}
		await db.guests.delete(guest.visit);
	}
	const kept = await db.guests.get(visit);
	const restored = kept && vault.restore(kept.owner, kept.handle);
	if (restored) return restored;
	const sealer = await vault.createTemporary(`guest-${newId(random)}`);
	await db.guests.put({ visit, owner: sealer.userId, handle: sealer.handle });
	return sealer;
}
