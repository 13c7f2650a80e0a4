import { z } from 'zod';
import { accountSchema } from '#lib/domain/accounts/account.ts';
import { auditEventSchema } from '#lib/domain/accounts/audit-event.ts';
import { apiKeySchema } from '#lib/domain/api-keys/api-key.ts';
import type { ImportChanges, Present } from '#lib/domain/backup/import-plan.ts';
import type { Planned } from '#lib/domain/backup/planned.ts';
import type { Snapshot } from '#lib/domain/backup/snapshot.ts';
import { entryFactsSchema, type StoredEntry } from '#lib/domain/history/history-entry.ts';
import { limitWindowSchema } from '#lib/domain/limits/window.ts';
import type { BackupStore } from '#lib/ports/backup-store.ts';
import { attempt, readRow } from './attempt.ts';
import { noteEntries, noteKeys } from './sync/note-entries.ts';
import type { StudioDatabase } from './studio-database.ts';

/** Read at once: few enough for the screen to answer between two steps. */
const ENTRIES_AT_ONCE = 500;

export class DexieBackupStore implements BackupStore {
	constructor(private readonly db: StudioDatabase) {}

	snapshot(userId?: string) {
		return attempt(() =>
			this.db.transaction('r', this.db.tables, async (): Promise<Snapshot> => {
				const { db } = this;
				const of = <T extends { readonly userId: string }>(rows: readonly T[]) =>
					userId === undefined ? rows : rows.filter((row) => row.userId === userId);
				const accounts = readRow(z.array(accountSchema), await db.accounts.toArray());
				const limits = readRow(z.array(limitWindowSchema), await db.limits.toArray());
				return {
					accounts: accounts.filter(({ id }) => userId === undefined || id === userId),
					entries: await this.#entries(userId),
					apiKeys: of(readRow(z.array(apiKeySchema), await db.apiKeys.toArray())),
					limits: limits.filter(({ subject }) => userId === undefined || subject === userId),
					audit:
						userId === undefined
							? readRow(z.array(auditEventSchema), await db.audit.orderBy('at').toArray())
							: []
				};
			})
		);
	}

	present() {
		return attempt(() => this.db.transaction('r', this.db.tables, () => this.#present()));
	}

	change(decide: (present: Present) => ImportChanges) {
		return attempt(() =>
			this.db.transaction('rw', this.db.tables, async () => {
				const { db } = this;
				const present = await this.#present();
				const changes = decide(present);
				// Names may change hands within one import, so those that go make room first.
				const replaced = changes.accounts.filter(({ action }) => action === 'replace');
				await db.accounts.bulkDelete(replaced.map(({ record }) => record.id));
				await db.accounts.bulkAdd(written(changes.accounts));
				const entries = written(changes.entries);
				await db.entries.bulkPut(entries.map(({ facts }) => ({ ...facts, order: -facts.at })));
				await db.contents.bulkPut(
					entries.map(({ facts: { id, userId }, content }) => ({ id, userId, content }))
				);
				await this.#keep(new Set(entries.map(({ facts }) => facts.id)));
				const keys = written(changes.apiKeys);
				await db.apiKeys.bulkPut(keys);
				await noteEntries(db, entries, ({ id }) => !present.entries.has(id));
				const knownKeys = new Set(present.apiKeys.map(({ id }) => id));
				await noteKeys(db, keys, ({ id }) => !knownKeys.has(id));
				await db.limits.bulkPut(written(changes.limits));
				await db.audit.bulkPut(written(changes.audit));
				return changes;
			})
		);
	}

	async #entries(userId: string | undefined) {
		const { db } = this;
		const hidden = new Set((await db.deletions.toArray()).flatMap(({ entryIds }) => entryIds));
		const entries: StoredEntry[] = [];
		// By ranges: one question for each would take a hundred times as long.
		for (let after = ''; ;) {
			const rows = await db.entries.where('id').above(after).limit(ENTRIES_AT_ONCE).toArray();
			const end = rows.at(-1);
			if (!end) break;
			after = end.id;
			const wanted = rows.filter(
				(row) => !hidden.has(row.id) && (userId === undefined || row.userId === userId)
			);
			const [first, last] = [wanted[0], wanted.at(-1)];
			if (!first || !last) continue;
			const range = await db.contents.where('id').between(first.id, last.id, true, true).toArray();
			const contents = new Map(range.map(({ id, content }) => [id, content]));
			for (const row of wanted) {
				const content = contents.get(row.id) ?? new Uint8Array(0);
				entries.push({ facts: readRow(entryFactsSchema, row), content });
			}
		}
		return entries;
	}

	async #present(): Promise<Present> {
		const { db } = this;
		const entries = new Map<string, { readonly userId: string; readonly updatedAt: number }>();
		await db.entries.each(({ id, userId, updatedAt }) => entries.set(id, { userId, updatedAt }));
		return {
			accounts: readRow(z.array(accountSchema), await db.accounts.toArray()),
			entries,
			apiKeys: readRow(z.array(apiKeySchema), await db.apiKeys.toArray()),
			limits: readRow(z.array(limitWindowSchema), await db.limits.toArray()),
			auditIds: new Set(await db.audit.toCollection().primaryKeys())
		};
	}

	/** What was imported is no longer about to go. */
	async #keep(ids: ReadonlySet<string>): Promise<void> {
		for (const deletion of await this.db.deletions.toArray()) {
			const entryIds = deletion.entryIds.filter((id) => !ids.has(id));
			if (entryIds.length < deletion.entryIds.length) {
				await this.db.deletions.put({ ...deletion, entryIds });
			}
		}
	}
}

function written<T>(planned: readonly Planned<T>[]): T[] {
	return planned.flatMap(({ action, record }) => (action === 'skip' ? [] : [record]));
}
