import { accountSchema, type Account } from '#lib/domain/accounts/account.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { NotedChange } from '#lib/domain/sync/replica-rows.ts';
import { settingNames, SETTINGS_ID } from '#lib/domain/sync/setting-fields.ts';
import type { AccountStore, UsernameTaken } from '#lib/ports/account-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { attempt, isConstraint, readRow } from './attempt.ts';
import { noteChanges, recordsOf, waitingOf } from './sync/note-changes.ts';
import type { StudioDatabase } from './studio-database.ts';

const TAKEN = err({ kind: 'username-taken' } as const);

export class DexieAccountStore implements AccountStore {
	constructor(private readonly db: StudioDatabase) {}

	byId(id: string) {
		return attempt(async () => readOne(await this.db.accounts.get(id)));
	}

	byUsernameKey(key: string) {
		return attempt(async () => readOne(await this.db.accounts.get({ usernameKey: key })));
	}

	list() {
		return attempt(async () => inOrder(await this.db.accounts.toArray()));
	}

	add(
		account: Account,
		roleAmong: Parameters<AccountStore['add']>[1]
	): Promise<Result<Account, UsernameTaken | StoreError>> {
		return unlessTaken(() =>
			this.db.transaction('rw', this.db.accounts, async () => {
				const role = roleAmong(await this.db.accounts.count());
				const added = { ...account, user: { ...account.user, role } };
				await this.db.accounts.add(added);
				return added;
			})
		);
	}

	update(
		id: string,
		change: Parameters<AccountStore['update']>[1]
	): Promise<Result<Account | undefined, UsernameTaken | StoreError>> {
		return unlessTaken(() =>
			this.db.transaction('rw', [this.db.accounts, ...this.db.syncTables], async () => {
				const all = inOrder(await this.db.accounts.toArray());
				const account = all.find((one) => one.id === id);
				if (!account) return undefined;
				const changed = change(account, without(all, id));
				await this.db.accounts.put(changed);
				await noteChanges(this.db, id, settingsChange(account, changed));
				return changed;
			})
		);
	}

	remove(id: string, mayRemove: Parameters<AccountStore['remove']>[1]) {
		return attempt(() =>
			this.db.transaction('rw', this.db.tables, async () => {
				const all = inOrder(await this.db.accounts.toArray());
				const account = all.find((one) => one.id === id);
				if (!account || !mayRemove(account, without(all, id))) return false;
				await this.db.accounts.delete(id);
				await this.db.attempts.delete(account.usernameKey);
				await this.db.limits.delete(id);
				for (const table of [
					this.db.entries,
					this.db.contents,
					this.db.deletions,
					this.db.apiKeys,
					this.db.serverLinks,
					this.db.syncStates
				]) {
					await table.where('userId').equals(id).delete();
				}
				await recordsOf(this.db, id).delete();
				await waitingOf(this.db, id).delete();
				const session = await this.db.sessions.get('current');
				if (session?.userId === id) await this.db.sessions.clear();
				return true;
			})
		);
	}
}

/** What other devices are told of an account: its settings alone. */
function settingsChange(before: Account, after: Account): readonly NotedChange[] {
	const [old, fresh] = [before.user.settings, after.user.settings];
	const fields = settingNames(fresh).filter(
		(name) => JSON.stringify(old[name]) !== JSON.stringify(fresh[name])
	);
	if (fields.length === 0) return [];
	return [{ collection: 'settings', id: SETTINGS_ID, fields, isNew: true }];
}

async function unlessTaken<T>(
	work: () => PromiseLike<T>
): Promise<Result<T, UsernameTaken | StoreError>> {
	const done = await attempt(async () => {
		try {
			return ok(await work());
		} catch (cause) {
			if (isConstraint(cause)) return TAKEN;
			throw cause;
		}
	});
	return done.ok ? done.value : done;
}

function readOne(row: unknown): Account | undefined {
	return row === undefined ? undefined : readRow(accountSchema, row);
}

function inOrder(rows: readonly unknown[]): Account[] {
	return rows
		.map((row) => readRow(accountSchema, row))
		.sort(
			// Two accounts of the same millisecond stand in the order of their names, not of their random ids.
			(a, b) => a.user.createdAt - b.user.createdAt || (a.user.username < b.user.username ? -1 : 1)
		);
}

function without(all: readonly Account[], id: string): Account[] {
	return all.filter((one) => one.id !== id);
}
