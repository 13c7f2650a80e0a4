import type { Account, User } from '#lib/domain/accounts/account.ts';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import type { AuditEvent } from '#lib/domain/accounts/audit-event.ts';
import type { ApiKey } from '#lib/domain/api-keys/api-key.ts';
import type { StoredEntry } from '#lib/domain/history/history-entry.ts';
import type { LimitWindow } from '#lib/domain/limits/window.ts';
import { planAccounts } from './plan-accounts.ts';
import { merge, skip, type ImportTerms, type Planned } from './planned.ts';
import type { Snapshot } from './snapshot.ts';

/** What is on the device, as far as an import must know. */
export interface Present {
	readonly accounts: readonly Account[];
	readonly entries: ReadonlyMap<string, { readonly userId: string; readonly updatedAt: number }>;
	readonly apiKeys: readonly ApiKey[];
	readonly limits: readonly LimitWindow[];
	readonly auditIds: ReadonlySet<string>;
}

/** What an import would do, record by record: plain data to show and then to carry out. */
export interface ImportChanges {
	readonly accounts: readonly Planned<Account>[];
	readonly entries: readonly Planned<StoredEntry>[];
	readonly apiKeys: readonly Planned<ApiKey>[];
	readonly limits: readonly Planned<LimitWindow>[];
	readonly audit: readonly Planned<AuditEvent>[];
}

/** Merges by id. A file never makes its bringer mightier: see `planAccounts`. */
export function planImport(content: Snapshot, present: Present, terms: ImportTerms): ImportChanges {
	const accounts = planAccounts(content.accounts, present.accounts, terms);
	const isFree = present.accounts.length === 0 || isAdmin(terms.actor);
	const mayWrite = new Set(
		accounts.flatMap(({ action, record }) => (action === 'add' ? [record.id] : []))
	);
	if (terms.actor && !terms.actor.isLocked) mayWrite.add(terms.actor.id);
	const here = new Map(present.accounts.map((account) => [account.id, account]));
	for (const { action, record } of accounts) if (action !== 'skip') here.set(record.id, record);
	const brought = new Map(content.accounts.map((account) => [account.id, account]));

	const owned = <T>(record: T, userId: string): Planned<T> | undefined => {
		if (!here.has(userId)) return skip(record, 'no-owner');
		return isFree || mayWrite.has(userId) ? undefined : skip(record, 'not-allowed');
	};
	const keys = new Map(present.apiKeys.map((key) => [key.id, key]));
	const hashes = new Set(present.apiKeys.map(({ hash }) => hash));
	return {
		accounts,
		entries: content.entries.map((entry) => {
			const { id, userId, updatedAt } = entry.facts;
			const refusal = owned(entry, userId);
			if (refusal) return refusal;
			const theirs = brought.get(userId)?.credentials.keyId;
			if (theirs !== undefined && theirs !== here.get(userId)?.credentials.keyId) {
				return skip(entry, 'other-key');
			}
			const there = present.entries.get(id);
			if (there && there.userId !== userId) return skip(entry, 'not-allowed');
			return merge(entry, updatedAt, there?.updatedAt, terms.rule);
		}),
		apiKeys: content.apiKeys.map((key) => {
			const there = keys.get(key.id);
			if (there && there.hash !== key.hash) return skip(key, 'not-allowed');
			if (!there && hashes.has(key.hash)) return skip(key, 'same');
			// A key that was revoked here stays so, whatever an older file says.
			if (there) return skip(key, 'kept');
			return owned(key, key.userId) ?? { action: 'add', reason: 'new', record: key };
		}),
		limits: content.limits.map((window) => planLimit(window, present.limits)),
		audit: content.audit.map((event) => {
			if (present.auditIds.has(event.id)) return skip(event, 'same');
			return isFree ? { action: 'add', reason: 'new', record: event } : skip(event, 'not-allowed');
		})
	};
}

function isAdmin(user: User | undefined): boolean {
	return user !== undefined && isActiveAdmin(user);
}

/** An import never gives runs back: the stricter window stays. */
function planLimit(window: LimitWindow, present: readonly LimitWindow[]): Planned<LimitWindow> {
	const there = present.find(({ subject }) => subject === window.subject);
	if (!there) return { action: 'add', reason: 'new', record: window };
	const isStricter =
		window.start > there.start || (window.start === there.start && window.used > there.used);
	return isStricter ? { action: 'replace', reason: 'newer', record: window } : skip(window, 'kept');
}
