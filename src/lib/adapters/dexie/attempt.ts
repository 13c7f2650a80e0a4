import { Dexie } from 'dexie';
import type { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

/** Runs work on the database and turns what browsers throw into what callers can expect. */
export async function attempt<T>(work: () => PromiseLike<T>): Promise<Result<T, StoreError>> {
	try {
		return ok(await work());
	} catch (cause) {
		return err(toStoreError(cause));
	}
}

/** Rows as they must be; others make the whole answer fail, as nothing is left out in silence. */
export function readRow<T>(schema: z.ZodType<T>, row: unknown): T {
	const parsed = schema.safeParse(row);
	if (parsed.success) return parsed.data;
	throw new Dexie.DataError(`a record cannot be read: ${parsed.error.issues[0]?.message ?? ''}`);
}

/** Whether a unique index refused a row. */
export function isConstraint(cause: unknown): boolean {
	return namesOf(cause).includes('ConstraintError');
}

function toStoreError(cause: unknown): StoreError {
	const names = namesOf(cause);
	if (names.includes('QuotaExceededError')) return { kind: 'quota-exceeded' };
	return {
		kind: 'store-unavailable',
		detail: cause instanceof Error ? cause.message : (names[0] ?? '')
	};
}

/** Names of an error and of those it wraps: an aborted transaction hides its cause inside. */
function namesOf(cause: unknown): string[] {
	if (typeof cause !== 'object' || cause === null) return [String(cause)];
	const own = 'name' in cause ? String(cause.name) : '';
	const inner = 'inner' in cause && cause.inner !== cause ? namesOf(cause.inner) : [];
	return [own, ...inner];
}
