import type { Analytics } from '#lib/domain/history/analytics.ts';
import type { HistoryManager } from '#lib/domain/history/history-manager.ts';
import {
	toHistoryFilter,
	NO_FILTER,
	type ShownFilter
} from '#lib/features/history/history-address.ts';
import { localDay, TIME_ZONE } from '#lib/features/history/local-day.ts';
import type { IndexProgress, WordCount } from '#lib/ports/history-index.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

/** Days that are looked at, today included. */
export type Span = '7' | '30' | '90' | '365' | 'all';

const DAY_MS = 86_400_000;
const WORDS = 25;
/** Changes that come together are counted together. */
const SETTLE_MS = 400;

/** The figures of a history under a filter, followed while it changes. */
export class Figures {
	#analytics = $state.raw<Analytics>();
	#words = $state.raw<readonly WordCount[]>();
	#error = $state.raw<StoreError>();
	#hasRuns = $state(true);
	#filter = $state.raw<ShownFilter>(NO_FILTER);
	#progress = $state.raw<IndexProgress>({ done: 0, total: 0, isComplete: false });
	#turn = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(private readonly history: HistoryManager) {}

	/** Nothing until they are counted. */
	get analytics(): Analytics | undefined {
		return this.#analytics;
	}

	/** Nothing until all texts are open. */
	get words(): readonly WordCount[] | undefined {
		return this.#words;
	}

	/** False where there is nothing at all, whatever the filter. */
	get hasRuns(): boolean {
		return this.#hasRuns;
	}

	get error(): StoreError | undefined {
		return this.#error;
	}

	get filter(): ShownFilter {
		return this.#filter;
	}

	get progress(): IndexProgress {
		return this.#progress;
	}

	watch(): () => void {
		const stop = this.history.watch((change) => {
			this.#progress = this.history.indexing;
			if (change === 'entries') this.countSoon();
		});
		return () => {
			stop();
			clearTimeout(this.#timer);
		};
	}

	countSoon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.count(this.#filter), SETTLE_MS);
	}

	async count(shown: ShownFilter): Promise<void> {
		const turn = ++this.#turn;
		if (shown !== this.#filter) this.#words = undefined;
		this.#filter = shown;
		const filter = toHistoryFilter(shown);
		const analytics = await this.history.getAnalytics(filter, TIME_ZONE);
		if (turn !== this.#turn) return;
		this.#error = analytics.ok ? undefined : analytics.error;
		if (!analytics.ok) return;
		const all =
			analytics.value.runs > 0 ? analytics : await this.history.getAnalytics({}, TIME_ZONE);
		if (turn !== this.#turn) return;
		this.#hasRuns = !all.ok || all.value.runs > 0;
		this.#analytics = analytics.value;
		const words = await this.history.getFrequentWords(filter, WORDS);
		if (turn === this.#turn && words.ok) this.#words = words.value;
	}
}

/** The first day of a span that ends today; none for all of it. */
export function firstDay(span: Span, now: number): string {
	return span === 'all' ? '' : localDay(now - (Number(span) - 1) * DAY_MS);
}
