import type { User } from '#lib/domain/accounts/account.ts';

/** What to do with a record that is there already: take the newer, keep what is there, or take the file's. */
export type ConflictRule = 'newer' | 'keep' | 'replace';

export type PlanReason =
	| 'new'
	| 'newer'
	| 'chosen'
	| 'same'
	| 'older'
	| 'kept'
	/** Another account of this device has the name. */
	| 'username-taken'
	/** Its user is neither here nor imported. */
	| 'no-owner'
	/** It was sealed under a key that this device does not have. */
	| 'other-key'
	/** It is somebody else's, and only an admin may change it. */
	| 'not-allowed';

export interface Planned<T> {
	readonly action: 'add' | 'replace' | 'skip';
	readonly reason: PlanReason;
	readonly record: T;
}

export interface ImportTerms {
	/** Who imports; nobody on a device without accounts. */
	readonly actor: User | undefined;
	readonly rule: ConflictRule;
}

/** @param theirs time of the file's last change; @param ours of the device's, if the record is there */
export function merge<T>(
	record: T,
	theirs: number,
	ours: number | undefined,
	rule: ConflictRule
): Planned<T> {
	if (ours === undefined) return { action: 'add', reason: 'new', record };
	if (theirs === ours) return skip(record, 'same');
	if (rule === 'keep') return skip(record, 'kept');
	if (rule === 'replace') return { action: 'replace', reason: 'chosen', record };
	return theirs > ours ? { action: 'replace', reason: 'newer', record } : skip(record, 'older');
}

export function skip<T>(record: T, reason: PlanReason): Planned<T> {
	return { action: 'skip', reason, record };
}
