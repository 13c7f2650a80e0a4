import { requestLock } from '#lib/adapters/browser/web-locks.ts';
import type { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { DexieSyncReplica } from '#lib/adapters/dexie/sync/dexie-sync-replica.ts';
import { ApiClient } from '#lib/adapters/http/api-client.ts';
import { HttpAdmin } from '#lib/adapters/http/http-admin.ts';
import { HttpKeys } from '#lib/adapters/http/http-keys.ts';
import { HttpPeople } from '#lib/adapters/http/http-people.ts';
import { HttpSecurity } from '#lib/adapters/http/http-security.ts';
import { HttpSyncServer } from '#lib/adapters/http/http-sync-server.ts';
import { bringAccount, moveInto } from '#lib/domain/sync/bring-account.ts';
import { changeJoinedPassword } from '#lib/domain/sync/change-joined-password.ts';
import { ServerAccount, type ServerAccountPorts } from '#lib/domain/sync/server-account.ts';
import { SyncCycle } from '#lib/domain/sync/sync-cycle.ts';
import type { HistoryPorts } from '#lib/domain/history/history-ports.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import type { SyncServices } from '#lib/ports/sync-services.ts';

export type LocalPorts = Omit<ServerAccountPorts, 'people'>;

/** What speaks with the server that this app was loaded from. No request is made before it is asked for one. */
export function createSyncServices(
	db: StudioDatabase,
	local: LocalPorts,
	historyPortsOf: (sealer: Sealer) => HistoryPorts,
	base: string
): SyncServices {
	const api = new ApiClient((path, init) => fetch(base + path, init));
	const people = new HttpPeople(api);
	const ports = { ...local, people };
	const server = new HttpSyncServer(api);
	return {
		people,
		keys: new HttpKeys(api),
		admin: new HttpAdmin(api),
		security: new HttpSecurity(api),
		account: new ServerAccount(ports),
		bring: (opened) => bringAccount(ports, opened),
		move: (from, opened) => moveInto(ports, from, opened),
		changePassword: (id, current, next) => changeJoinedPassword(ports, id, current, next),
		sync: (sealer, signal) => {
			const { index } = historyPortsOf(sealer);
			const replica = new DexieSyncReplica(db, sealer, ports, (ids) => index.refresh(ids));
			const cycle = new SyncCycle(replica, server);
			// One tab at a time: two would only tell the same twice.
			const name = `textai-sync-${sealer.userId}`;
			return requestLock(name, { ifAvailable: true }, async (isHeld) =>
				isHeld ? cycle.run(signal) : undefined
			);
		}
	};
}
