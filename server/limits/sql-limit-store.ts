import { eq, sql } from 'drizzle-orm';
import {
	giveBackTo,
	limitWindowSchema,
	reset,
	takeFrom,
	type LimitTicket,
	type LimitWindow,
	type TakeRequest
} from '#lib/domain/limits/window.ts';
import type { LimitStore } from '#lib/ports/limit-store.ts';
import { attempt } from '#server/storage/attempt.ts';
import type { Database } from '#server/storage/database.ts';
import { limitWindows } from '#server/storage/schema/key-tables.ts';

/**
 * Check and count are one transaction that locks the subject's row, so any number of processes together
 * never grant more than there are.
 */
export class SqlLimitStore implements LimitStore {
	constructor(private readonly db: Database) {}

	read(subject: string) {
		return attempt(() => readWindow(this.db, subject));
	}

	take(request: TakeRequest) {
		return this.#step(request.subject, (stored) => {
			const outcome = takeFrom(stored, request);
			return { window: outcome.window, answer: outcome };
		});
	}

	giveBack(ticket: LimitTicket) {
		return this.#step(ticket.subject, (stored) => ({
			window: giveBackTo(stored, ticket),
			answer: undefined
		}));
	}

	reset(subject: string, now: number) {
		return this.#step(subject, (stored) => ({
			window: reset(stored, subject, now),
			answer: undefined
		}));
	}

	#step<T>(
		subject: string,
		work: (stored: LimitWindow | undefined) => {
			readonly window: LimitWindow | undefined;
			readonly answer: T;
		}
	) {
		return attempt(() =>
			this.db.transaction(async (step) => {
				// Also holds back a second process where there is no row yet.
				await step.execute(sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 1))`);
				const { window, answer } = work(await readWindow(step, subject));
				if (window) await writeWindow(step, window);
				return answer;
			})
		);
	}
}

async function readWindow(db: Database, subject: string): Promise<LimitWindow | undefined> {
	const [row] = await db.select().from(limitWindows).where(eq(limitWindows.subject, subject));
	return row && limitWindowSchema.parse({ ...row, start: row.startMs });
}

async function writeWindow(db: Database, { subject, start, used, resets }: LimitWindow) {
	const row = { startMs: start, used, resets };
	await db
		.insert(limitWindows)
		.values({ subject, ...row })
		.onConflictDoUpdate({ target: limitWindows.subject, set: row });
}
