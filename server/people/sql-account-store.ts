import { asc, count, eq, inArray, ne, or, sql, type SQL } from 'drizzle-orm';
import type { AccountRecord, Role, User } from '#lib/domain/accounts/account.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { AccountStore, UsernameTaken } from '#lib/ports/account-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { attempt, codeOf } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { rowFromUser, userFromRow } from './user-row.ts';

/** PostgreSQL: unique_violation. */
const TAKEN = '23505';
/** Whoever makes, changes or removes an account does so after the other: somebody must stay admin. */
const LOCK = 7_418_531;

/** Accounts as rows of `users`; what proves who somebody is lies in tables of its own. */
export class SqlAccountStore implements AccountStore<AccountRecord> {
	constructor(private readonly db: Database) {}

	byId(id: string) {
		return attempt(() => readOne(this.db, eq(users.id, id)));
	}

	byUsernameKey(key: string) {
		return attempt(() => readOne(this.db, eq(users.username, key)));
	}

	list() {
		return attempt(() => readAll(this.db));
	}

	/** @param alongside runs in the same step, with the account as it was stored */
	add(
		account: AccountRecord,
		roleAmong: (others: number) => Role,
		alongside: (db: Database, stored: AccountRecord) => Promise<void> = () => Promise.resolve()
	) {
		return this.#step(async (step) => {
			const [row] = await step.select({ people: count() }).from(users);
			const user: User = { ...account.user, role: roleAmong(row?.people ?? 0) };
			const stored = { ...account, user };
			await step.insert(users).values(rowFromUser(stored));
			await alongside(step, stored);
			return stored;
		});
	}

	update(
		id: string,
		change: (account: AccountRecord, others: readonly AccountRecord[]) => AccountRecord
	) {
		return this.#step(async (step) => {
			const all = await readConcerned(step, id);
			const account = all.find((candidate) => candidate.id === id);
			if (!account) return undefined;
			const changed = change(
				account,
				all.filter((other) => other !== account)
			);
			if (changed !== account) {
				// An address that was confirmed says nothing about another one.
				const isMoved = changed.user.email !== account.user.email;
				const row = { ...rowFromUser(changed), ...(isMoved ? { emailVerified: false } : {}) };
				await step.update(users).set(row).where(eq(users.id, id));
			}
			return changed;
		});
	}

	/** All tables that are a user's refer to the row and go with it. */
	async remove(
		id: string,
		mayRemove: (account: AccountRecord, others: readonly AccountRecord[]) => boolean
	): Promise<Result<boolean, StoreError>> {
		const removed = await this.#step(async (step) => {
			const all = await readConcerned(step, id);
			const account = all.find((candidate) => candidate.id === id);
			if (!account) return false;
			const others = all.filter((other) => other !== account);
			if (!mayRemove(account, others)) return false;
			await step.delete(users).where(eq(users.id, id));
			return true;
		});
		if (removed.ok) return removed;
		const { error } = removed;
		return error.kind === 'username-taken'
			? err({ kind: 'store-unavailable', detail: TAKEN })
			: err(error);
	}

	async #step<T>(
		work: (db: Database) => Promise<T>
	): Promise<Result<T, UsernameTaken | StoreError>> {
		try {
			const value = await this.db.transaction(async (step) => {
				await step.execute(sql`select pg_advisory_xact_lock(${LOCK})`);
				return work(step);
			});
			return ok(value);
		} catch (error) {
			if (codeOf(error) === TAKEN) return err({ kind: 'username-taken' });
			return attempt(() => Promise.reject(error instanceof Error ? error : new Error('no answer')));
		}
	}
}

/** The account, all admins and one account more: the rules ask whether others and other admins are left. */
function readConcerned(db: Database, id: string) {
	const anyOther = db.select({ id: users.id }).from(users).where(ne(users.id, id)).limit(1);
	return readAll(db, or(eq(users.id, id), eq(users.role, 'admin'), inArray(users.id, anyOther)));
}

async function readOne(db: Database, where: SQL) {
	const [row] = await db.select().from(users).where(where);
	return row && accountFromRow(row);
}

async function readAll(db: Database, where?: SQL): Promise<readonly AccountRecord[]> {
	const order = [asc(users.createdAt), asc(users.id)];
	const rows = await db
		.select()
		.from(users)
		.where(where)
		.orderBy(...order);
	return rows.map(accountFromRow);
}

function accountFromRow(row: typeof users.$inferSelect): AccountRecord {
	return { id: row.id, usernameKey: row.username, user: userFromRow(row) };
}
