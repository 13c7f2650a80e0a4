import type { ToolId } from '#lib/domain/tools.ts';
import type { Clock } from '#lib/ports/clock.ts';
import type { Caller } from './caller.ts';

export interface RunFigures {
	readonly inputs: number;
	readonly cached: number;
	readonly failed: number;
	readonly durationMs: number;
}

/** Figures of one user, key, tool and day (UTC). No text, no result. */
export interface UsageRow extends RunFigures {
	readonly userId: string;
	/** Empty for runs by a session. */
	readonly keyId: string;
	readonly tool: ToolId;
	/** `2026-11-25`. */
	readonly day: string;
	readonly requests: number;
}

export interface UsageSink {
	/** Adds to what is stored. */
	add(rows: readonly UsageRow[]): Promise<boolean>;
}

/** A row of the database a request would cost more than the analysis of a short text. */
const FLUSH_MS = 2000;

/**
 * Counts in memory and writes every two seconds: a process that is killed loses at most that much of the
 * figures. Limits are not counted here.
 */
export class UsageCounter {
	#rows = new Map<string, UsageRow>();
	#timer: NodeJS.Timeout | undefined;
	#writing: Promise<void> = Promise.resolve();

	constructor(
		private readonly sink: UsageSink,
		private readonly clock: Clock
	) {}

	count({ user, keyId = '' }: Caller, tool: ToolId, figures: RunFigures): void {
		const day = new Date(this.clock.now()).toISOString().slice(0, 10);
		this.#merge({ userId: user.id, keyId, tool, day, requests: 1, ...figures });
		this.#timer ??= setTimeout(() => void this.flush(), FLUSH_MS).unref();
	}

	/** Writes what was counted; what cannot be written now is kept for the next time. */
	flush(): Promise<void> {
		clearTimeout(this.#timer);
		this.#timer = undefined;
		this.#writing = this.#writing.then(() => this.#write());
		return this.#writing;
	}

	async #write(): Promise<void> {
		const rows = [...this.#rows.values()];
		if (rows.length === 0) return;
		this.#rows = new Map();
		if (await this.sink.add(rows)) return;
		for (const row of rows) this.#merge(row);
	}

	#merge(row: UsageRow): void {
		const id = JSON.stringify([row.userId, row.keyId, row.tool, row.day]);
		const known = this.#rows.get(id);
		this.#rows.set(id, known ? sum(known, row) : row);
	}
}

function sum(a: UsageRow, b: UsageRow): UsageRow {
	return {
		...a,
		requests: a.requests + b.requests,
		inputs: a.inputs + b.inputs,
		cached: a.cached + b.cached,
		failed: a.failed + b.failed,
		durationMs: a.durationMs + b.durationMs
	};
}
