import type { TableError } from '#lib/domain/batch/tables/table-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';

/** Thrown inside a reader, where rows come out of a generator; `attemptTable` turns it into a Result. */
export class TableFailure extends Error {
	constructor(readonly error: TableError) {
		super(error.kind);
	}
}

export async function attemptTable<T>(work: () => Promise<T>): Promise<Result<T, TableError>> {
	try {
		return ok(await work());
	} catch (cause) {
		if (cause instanceof TableFailure) return err(cause.error);
		throw cause;
	}
}
