import { inArray, sql } from 'drizzle-orm';
import {
	giveBackTo,
	limitWindowSchema,
	reset,
	takeFrom,
	type LimitTicket,
	type LimitWindow,
	type TakeOutcome,
	type TakeRequest
} from '#lib/domain/limits/window.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { Grouped } from '#server/storage/grouped.ts';
import { limitWindows } from '#server/storage/schema/key-tables.ts';

/** What becomes of a subject's window. */
interface Step {
	readonly subject: string;
	readonly apply: (stored: LimitWindow | undefined) => LimitWindow | undefined;
}

/**
 * Check and count are one transaction that locks the subjects, so any number of processes together never
 * grant more than there are. What is asked at the same time is one transaction: see `Grouped`.
 */
export class SqlLimitStore implements LimitStore {
	readonly #steps = new Grouped((steps: readonly Step[]) => this.#apply(steps));

	constructor(private readonly db: Database) {}

	read(subject: string) {
		return attempt(async () => (await readWindows(this.db, [subject])).get(subject));
	}

	async take(request: TakeRequest): Promise<Result<TakeOutcome, StoreError>> {
		const { subject } = request;
		const outcomes: TakeOutcome[] = [];
		const done = await this.#steps.ask({
			subject,
			apply: (stored) => {
				const taken = takeFrom(stored, request);
				outcomes.push(taken);
				return taken.window;
			}
		});
		if (!done.ok) return done;
		const [outcome] = outcomes;
		return outcome ? ok(outcome) : err({ kind: 'store-unavailable', detail: 'no answer' });
	}

	giveBack(ticket: LimitTicket) {
		const apply = (stored: LimitWindow | undefined) => giveBackTo(stored, ticket);
		return this.#steps.ask({ subject: ticket.subject, apply });
	}

	reset(subject: string, now: number) {
		return this.#steps.ask({ subject, apply: (stored) => reset(stored, subject, now) });
	}

	#apply(steps: readonly Step[]) {
		const subjects = [...new Set(steps.map(({ subject }) => subject))];
		return attempt(() =>
			this.db.transaction(async (step) => {
				await lock(step, subjects);
				const windows = await readWindows(step, subjects);
				for (const { subject, apply } of steps) {
					const window = apply(windows.get(subject));
					if (window) windows.set(subject, window);
				}
				await writeWindows(step, [...windows.values()]);
				return () => undefined;
			})
		);
	}
}

/** Also holds back a second process where there is no row yet; in one order, so that no two wait for each other. */
async function lock(db: Database, subjects: readonly string[]): Promise<void> {
	const values = sql.join(
		subjects.map((subject) => sql`(${subject}::text)`),
		sql`, `
	);
	await db.execute(sql`
		select pg_advisory_xact_lock(lock) from (
			select hashtextextended(subject, 1) as lock from (values ${values}) as named (subject) order by lock
		) as ordered`);
}

async function readWindows(
	db: Database,
	subjects: readonly string[]
): Promise<Map<string, LimitWindow>> {
	const wanted = inArray(limitWindows.subject, [...subjects]);
	const rows = await db.select().from(limitWindows).where(wanted);
	return new Map(
		rows.map((row) => [row.subject, limitWindowSchema.parse({ ...row, start: row.startMs })])
	);
}

async function writeWindows(db: Database, windows: readonly LimitWindow[]): Promise<void> {
	if (windows.length === 0) return;
	const rows = windows.map(({ start, ...window }) => ({ ...window, startMs: start }));
	await db
		.insert(limitWindows)
		.values(rows)
		.onConflictDoUpdate({
			target: limitWindows.subject,
			set: {
				startMs: sql`excluded.start_ms`,
				used: sql`excluded.used`,
				resets: sql`excluded.resets`
			}
		});
}
