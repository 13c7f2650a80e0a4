import { z } from 'zod';
import { entryNotesSchema } from '#lib/domain/history/history-entry.ts';
import type { Result } from '#lib/domain/result.ts';
import type { IndexedEntry, TextQuery, WordCount } from '#lib/ports/history-index.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
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
	readonly put: {
		readonly params: Whose & { readonly entries: readonly IndexedEntry[] };
		readonly result: null;
	};
	readonly remove: {
		readonly params: Whose & { readonly ids: readonly string[] };
		readonly result: null;
	};
	readonly search: {
		readonly params: Whose & { readonly query: TextQuery };
		readonly result: Stored<readonly string[]>;
	};
	readonly wordCounts: {
		readonly params: Whose & {
			readonly limit: number;
			readonly ids?: readonly string[] | undefined;
		};
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
	put: {
		params: z.object({
			...whose,
			entries: z.array(
				z.object({
					id: z.string(),
					at: z.number(),
					text: z.string(),
					notes: entryNotesSchema
				})
			)
		}),
		result: z.null()
	},
	remove: { params: z.object({ ...whose, ids }), result: z.null() },
	search: {
		params: z.object({
			...whose,
			query: z.object({ text: z.string().optional(), tag: z.string().optional() })
		}),
		result: stored(ids)
	},
	wordCounts: {
		params: z.object({ ...whose, limit: z.int(), ids: ids.optional() }),
		result: stored(counts)
	},
	tags: { params: z.object(whose), result: stored(counts) },
	forget: { params: z.null(), result: z.null() }
};
