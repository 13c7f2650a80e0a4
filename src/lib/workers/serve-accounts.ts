import { z } from 'zod';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import { ok } from '#lib/domain/result.ts';
import type { HistoryStore } from '#lib/ports/history-store.ts';
import type { KeyVault } from '#lib/ports/key-vault.ts';
import type { PasswordHasher } from '#lib/ports/password-hasher.ts';
import type { AccountCalls } from '#lib/protocol/account-calls.ts';
import type { CallHandlers } from './serve-calls.ts';

export interface AccountRoom {
	readonly hasher: PasswordHasher;
	readonly store: HistoryStore;
	readonly restore: KeyVault['restore'];
	/** To the workers of other tabs: ids only, the texts each opens by itself. */
	readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'>;
}

const newsSchema = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('changed'), userId: z.string(), ids: z.array(z.string()) }),
	z.object({ kind: z.literal('forget') })
]);

/** The calls of the account worker. */
export function serveAccounts({
	hasher,
	store,
	restore,
	channel
}: AccountRoom): CallHandlers<AccountCalls> {
	const indexes = new Map<string, LocalHistoryIndex>();

	channel.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
		const news = newsSchema.parse(data);
		if (news.kind === 'forget') indexes.clear();
		else void indexes.get(news.userId)?.refresh(news.ids);
	});

	function indexOf(userId: string, handle: unknown): LocalHistoryIndex {
		const known = indexes.get(userId);
		if (known) return known;
		const sealer = restore(userId, handle);
		if (!sealer) throw new TypeError('not a key of this vault');
		const index = new LocalHistoryIndex(store, sealer);
		indexes.set(userId, index);
		return index;
	}

	function tell(userId: string, ids: readonly string[]): null {
		channel.postMessage({ kind: 'changed', userId, ids });
		return null;
	}

	return {
		hash: ({ secret }) => hasher.hash(secret),
		verify: ({ secret, hash }) => hasher.verify(secret, hash),
		build: async ({ userId, handle }, { onProgress }) => {
			const index = indexOf(userId, handle);
			const stop = index.watch((change) => {
				const { done, total } = index.progress;
				if (change === 'progress') onProgress({ stage: 'run', done, total });
			});
			const built = await index.build();
			stop();
			return built.ok ? ok(null) : built;
		},
		put: async ({ userId, handle, entries }) => {
			await indexOf(userId, handle).put(entries);
			return tell(
				userId,
				entries.map(({ facts }) => facts.id)
			);
		},
		remove: async ({ userId, handle, ids }) => {
			await indexOf(userId, handle).remove(ids);
			return tell(userId, ids);
		},
		refresh: async ({ userId, handle, ids }) => {
			await indexOf(userId, handle).refresh(ids);
			if (ids) return tell(userId, ids);
			channel.postMessage({ kind: 'forget' });
			return null;
		},
		search: ({ userId, handle, search }) => indexOf(userId, handle).search(search),
		find: ({ userId, handle, filter }) => indexOf(userId, handle).find(filter),
		analyze: ({ userId, handle, filter, timeZone }) =>
			indexOf(userId, handle).analyze(filter, timeZone),
		wordCounts: ({ userId, handle, limit, filter }) =>
			indexOf(userId, handle).wordCounts(limit, filter),
		tags: ({ userId, handle }) => indexOf(userId, handle).tags(),
		forget: () => {
			indexes.clear();
			channel.postMessage({ kind: 'forget' });
			return Promise.resolve(null);
		}
	};
}
