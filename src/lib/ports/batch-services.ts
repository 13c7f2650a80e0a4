import type { KnownAnswers } from '#lib/domain/batch/run-block.ts';
import type { Attention } from './attention.ts';
import type { BatchScorer } from './batch-scorer.ts';
import type { BatchStore } from './batch-store.ts';
import type { Clock } from './clock.ts';
import type { FileSaver } from './file-saver.ts';
import type { Sealer } from './key-vault.ts';
import type { RandomSource } from './random-source.ts';
import type { RunLock } from './run-lock.ts';
import type { OpenSheet } from './sheet-writer.ts';
import type { TableReader } from './table-reader.ts';

/** What batches need of the world. */
export interface BatchServices {
	readonly store: BatchStore;
	readonly reader: TableReader;
	readonly scorer: BatchScorer;
	readonly saver: FileSaver;
	readonly openSheet: OpenSheet;
	readonly attention: Attention;
	readonly lock: RunLock;
	readonly clock: Clock;
	readonly random: RandomSource;
	/** An empty memory of answers, for one job; it is bounded. */
	newKnownAnswers(): KnownAnswers;
	/** Seals what a guest has for as long as the visit lasts. */
	guestSealer(): Promise<Sealer>;
	/** Removes the jobs of users who are no more. */
	forgetOthers(isKnown: (owner: string) => Promise<boolean>): Promise<void>;
}
