import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

/** PostgreSQL's classes of "no room left" (53100 disk_full) among its error codes. */
const FULL = '53100';

/** Turns what a driver throws into an answer. The detail names no content of a row. */
export async function attempt<T>(work: () => Promise<T>): Promise<Result<T, StoreError>> {
	try {
		return ok(await work());
	} catch (error) {
		const code = codeOf(error);
		if (code === FULL) return err({ kind: 'quota-exceeded' });
		return err({ kind: 'store-unavailable', detail: code ?? 'no answer' });
	}
}

/** PostgreSQL's five-character code, wherever in the chain of causes it stands. */
export function codeOf(error: unknown): string | undefined {
	if (!(error instanceof Error)) return undefined;
	if ('code' in error && typeof error.code === 'string') return error.code;
	return codeOf(error.cause);
}
