import { attempt } from '#lib/adapters/dexie/attempt.ts';
import { onRowsChanged } from '#lib/adapters/dexie/open-database.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { ServerLink, ServerLinks } from '#lib/ports/server-links.ts';
import { enrol } from './enrol.ts';
import { moveHistory } from './move-history.ts';
import { waitingOf } from './note-changes.ts';

export class DexieServerLinks implements ServerLinks {
	constructor(
		private readonly db: StudioDatabase,
		private readonly ports: { readonly clock: Clock; readonly random: RandomSource }
	) {}

	of(userId: string) {
		return attempt(async (): Promise<ServerLink | undefined> => this.db.serverLinks.get(userId));
	}

	join(userId: string, username: string) {
		const { clock, random } = this.ports;
		const [clientId, sweep] = [newId(random), newId(random)];
		return attempt(() => enrol(this.db, { userId, username, clientId, sweep, now: clock.now() }));
	}

	noteSync(userId: string, at: number) {
		return attempt(async () => {
			await this.db.serverLinks.update(userId, { lastSyncAt: at });
		});
	}

	waiting(userId: string) {
		return attempt(async () => {
			const all = await waitingOf(this.db, userId).count();
			const parked = await waitingOf(this.db, userId)
				.filter(({ isParked }) => isParked === true)
				.count();
			return { waiting: all - parked, parked };
		});
	}

	kept(userId: string) {
		return attempt(async () => ({
			entries: await this.db.entries.where('userId').equals(userId).count(),
			keys: await this.db.apiKeys.where('userId').equals(userId).count()
		}));
	}

	move(from: Sealer, to: Sealer) {
		return attempt(() => moveHistory(this.db, from, to));
	}

	onWaiting(listener: () => void) {
		return onRowsChanged(this.db, ['outbox'], listener);
	}
}
