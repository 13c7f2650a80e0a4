import { z } from 'zod';
import type { Analytics } from '#lib/domain/history/analytics.ts';
import type { HistoryFilter } from '#lib/domain/history/history-query.ts';
import type { Result } from '#lib/domain/result.ts';
import type {
	FoundEntries,
	IndexedEntry,
	IndexSearch,
	WordCount
} from '#lib/ports/history-index.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import {
	analyticsSchema,
	foundEntriesSchema,
	historyFilterSchema,
	indexedEntrySchema,
	indexSearchSchema
} from './history-messages.ts';
import type { CallSchemas } from './rpc.ts';

/** Whose index is meant, and the key that opens their texts: a `Sealer.handle`. */
interface Whose {
	readonly userId: string;
	readonly handle?: unknown;
}

type Stored<T> = Result<T, StoreError>;

/** What a page may ask of the account worker: slow hashes, and search in opened texts. */
export type AccountCalls = {
	readonly hash: { readonly params: { readonly secret: string }; readonly result: string };
	readonly verify: {
		readonly params: { readonly secret: string; readonly hash: string };
		readonly result: boolean;
	};
	/** Opens every text; progress tells how far that is. Questions begin it too. */
	readonly build: { readonly params: Whose; readonly result: Stored<null> };
	readonly put: {
		readonly params: Whose & { readonly entries: readonly IndexedEntry[] };
		readonly result: null;
	};
	readonly remove: {
		readonly params: Whose & { readonly ids: readonly string[] };
		readonly result: null;
	};
	readonly refresh: {
		readonly params: Whose & { readonly ids?: readonly string[] | undefined };
		readonly result: null;
	};
	readonly search: {
		readonly params: Whose & { readonly search: IndexSearch };
		readonly result: Stored<FoundEntries>;
	};
	readonly find: {
		readonly params: Whose & { readonly filter: HistoryFilter };
		readonly result: Stored<readonly string[]>;
	};
	readonly analyze: {
		readonly params: Whose & { readonly filter: HistoryFilter; readonly timeZone: string };
		readonly result: Stored<Analytics>;
	};
	readonly wordCounts: {
		readonly params: Whose & { readonly limit: number; readonly filter: HistoryFilter };
		readonly result: Stored<readonly WordCount[]>;
	};
	readonly tags: { readonly params: Whose; readonly result: Stored<readonly WordCount[]> };
	/** All indexes, in the workers of all tabs. */
	readonly forget: { readonly params: null; readonly result: null };
};

const whose = { userId: z.string().min(1), handle: z.unknown() };
const ids = z.array(z.string());
const counts = z.array(z.object({ word: z.string(), entries: z.int() }));

const storeErrorSchema: z.ZodType<StoreError> = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('quota-exceeded') }),
	z.object({ kind: z.literal('store-unavailable'), detail: z.string() })
]);

function stored<T>(value: z.ZodType<T>): z.ZodType<Stored<T>> {
	return z.union([
		z.object({ ok: z.literal(true), value }),
		z.object({ ok: z.literal(false), error: storeErrorSchema })
	]);
}

export const accountCalls: CallSchemas<AccountCalls> = {
	hash: { params: z.object({ secret: z.string() }), result: z.string() },
	verify: { params: z.object({ secret: z.string(), hash: z.string() }), result: z.boolean() },
	build: { params: z.object(whose), result: stored(z.null()) },
	put: { params: z.object({ ...whose, entries: z.array(indexedEntrySchema) }), result: z.null() },
	remove: { params: z.object({ ...whose, ids }), result: z.null() },
	refresh: { params: z.object({ ...whose, ids: ids.optional() }), result: z.null() },
	search: {
		params: z.object({ ...whose, search: indexSearchSchema }),
		result: stored(foundEntriesSchema)
	},
	find: { params: z.object({ ...whose, filter: historyFilterSchema }), result: stored(ids) },
	analyze: {
		params: z.object({ ...whose, filter: historyFilterSchema, timeZone: z.string() }),
		result: stored(analyticsSchema)
	},
	wordCounts: {
		params: z.object({ ...whose, limit: z.int(), filter: historyFilterSchema }),
		result: stored(counts)
	},
	tags: { params: z.object(whose), result: stored(counts) },
	forget: { params: z.null(), result: z.null() }
};
