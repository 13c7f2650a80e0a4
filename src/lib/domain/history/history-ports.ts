import type { Clock } from '#lib/ports/clock.ts';
import type { HistoryIndex } from '#lib/ports/history-index.ts';
import type { HistoryStore } from '#lib/ports/history-store.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { StoreError } from '#lib/ports/store-error.ts';

export interface HistoryPorts {
	readonly store: HistoryStore;
	/** Of the same user as the sealer. */
	readonly index: HistoryIndex;
	readonly clock: Clock;
	readonly random: RandomSource;
}

export type HistoryError =
	| { readonly kind: 'unknown-entry' }
	/** It was changed from outside, or belongs to another key. */
	| { readonly kind: 'damaged-entry' }
	| StoreError;
