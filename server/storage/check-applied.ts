import { err, ok, type Result } from '#lib/domain/result.ts';
import type { Migration } from './read-migrations.ts';

export interface AppliedMigration {
	readonly number: number;
	readonly name: string;
	readonly hash: string;
}

/** The database was left as it was. */
export type MigrationError =
	/** A newer version of this program made it. */
	| { readonly kind: 'unknown-migration'; readonly name: string }
	/** The file was edited after it had been applied. */
	| { readonly kind: 'changed-migration'; readonly name: string }
	/** One is missing below another of the same block that was applied. */
	| { readonly kind: 'skipped-migration'; readonly name: string };

/** Each part of the server numbers its own: 0001–0009 people, 0010–0019 API, and so on. */
const BLOCK = 10;

/**
 * Forward only: in every block, what was applied must be the beginning of what is known. Tables of a block
 * refer to tables of their own block and of the first one only, so blocks grow independently.
 * @returns what is still to be applied, by number
 */
export function checkApplied(
	applied: readonly AppliedMigration[],
	known: readonly Migration[]
): Result<readonly Migration[], MigrationError> {
	for (const { number, name, hash } of applied) {
		const migration = known.find((candidate) => candidate.number === number);
		if (!migration || migration.name !== name) return err({ kind: 'unknown-migration', name });
		if (migration.hash !== hash) return err({ kind: 'changed-migration', name });
	}
	const done = new Set(applied.map(({ number }) => number));
	const pending = known
		.filter(({ number }) => !done.has(number))
		.toSorted((a, b) => a.number - b.number);
	const skipped = pending.find(({ number }) =>
		applied.some((later) => blockOf(later.number) === blockOf(number) && later.number > number)
	);
	return skipped ? err({ kind: 'skipped-migration', name: skipped.name }) : ok(pending);
}

function blockOf(number: number): number {
	return Math.floor(number / BLOCK);
}

/** What happened, what was kept, and what to do. */
export function describeMigrationError(error: MigrationError): string {
	switch (error.kind) {
		case 'unknown-migration':
			return `The database was made by a newer version of TextAI Studio (${error.name}). Nothing was changed: start that version.`;
		case 'changed-migration':
			return `The migration ${error.name} is not the one that the database was made with. Nothing was changed: restore the file.`;
		case 'skipped-migration':
			return `The migration ${error.name} was never applied, but later ones were. Nothing was changed: restore a backup.`;
	}
}
