import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MemoryHistoryStore } from '#lib/adapters/memory/memory-history-store.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { AccountWorker } from '#lib/adapters/workers/account-worker.ts';
import { WorkerHistoryIndex } from '#lib/adapters/workers/worker-history-index.ts';
import type { WorkerPort } from '#lib/adapters/workers/worker-port.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import type { NewEntry } from '#lib/domain/history/new-entry.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { accountCalls } from '#lib/protocol/account-calls.ts';
import { serveAccounts } from '#lib/workers/serve-accounts.ts';
import { serveCalls } from '#lib/workers/serve-calls.ts';
import { makeEntries } from '#scripts/bench/history-entries.ts';

const vault = new WebKeyVault(10);
const clock = { now: () => 1_800_000_000_000 };
const entries = [...makeEntries(450, clock.now())];

let store: MemoryHistoryStore;
let sealer: Sealer;
let starts: number;
let workers: (() => void)[];
let channels: BroadcastChannel[] = [];

/** The account worker of one tab, in this process; every message is copied as between threads. */
function startWorker(channel: BroadcastChannel): WorkerPort {
	starts += 1;
	let toWorker: (message: unknown) => void = () => undefined;
	let toPage: (message: unknown) => void = () => undefined;
	let isEnded = false;
	serveCalls(
		{
			post: (message) => {
				if (!isEnded) queueMicrotask(() => toPage(structuredClone(message)));
			},
			listen: (receive) => {
				toWorker = receive;
			}
		},
		accountCalls,
		serveAccounts({
			hasher: {
				decoy: '',
				hash: () => Promise.reject(new Error()),
				verify: () => Promise.reject(new Error())
			},
			store,
			restore: (userId, handle) => vault.restore(userId, handle),
			channel
		})
	);
	return {
		post: (message) => queueMicrotask(() => toWorker(structuredClone(message))),
		listen: (onMessage, onDeath) => {
			toPage = onMessage;
			workers.push(() => {
				isEnded = true;
				onDeath('killed');
			});
		},
		end: () => {
			isEnded = true;
		}
	};
}

function openTab() {
	const channel = new BroadcastChannel('history-worker-test');
	channels.push(channel);
	const index = new WorkerHistoryIndex(new AccountWorker(() => startWorker(channel)), sealer);
	const manager = new HistoryManager({ store, index, clock, random: webRandom }, sealer);
	return { index, manager };
}

async function add(manager: HistoryManager, some: readonly NewEntry[]) {
	const added = await manager.addEntries(some);
	if (!added.ok) throw new Error(added.error.kind);
	return added.value.map(({ facts }) => facts.id);
}

describe('the index in the worker', () => {
	beforeEach(async () => {
		store = new MemoryHistoryStore();
		sealer = await vault.createTemporary('ann');
		starts = 0;
		workers = [];
		await add(
			new HistoryManager(
				{ store, index: new LocalHistoryIndex(store, sealer), clock, random: webRandom },
				sealer
			),
			entries
		);
	});

	afterEach(() => {
		for (const channel of channels) channel.close();
		channels = [];
	});

	it('answers as the index in the page does', async () => {
		const { index } = openTab();
		const local = new LocalHistoryIndex(store, sealer);
		const filter = { text: 'river gard', tool: 'sentiment' as const };
		expect(await index.find(filter)).toEqual(await local.find(filter));
		expect(await index.analyze({}, 'Asia/Kathmandu')).toEqual(
			await local.analyze({}, 'Asia/Kathmandu')
		);
		expect(await index.wordCounts(7, filter)).toEqual(await local.wordCounts(7, filter));
		expect(await index.tags()).toEqual(await local.tags());
		const first = await index.search({ filter, limit: 3 });
		expect(first).toEqual(await local.search({ filter, limit: 3 }));
		const after = first.ok ? first.value.next : undefined;
		expect(after).toBeDefined();
		expect(await index.search({ filter, limit: 3, after })).toEqual(
			await local.search({ filter, limit: 3, after })
		);
	});

	it('tells how far it is until it is complete', async () => {
		const { index } = openTab();
		const seen: string[] = [];
		const isComplete = new Promise<void>((resolve) => {
			index.watch(() => {
				seen.push(`${index.progress.done}/${index.progress.total}`);
				if (index.progress.isComplete) resolve();
			});
		});
		const early = await index.search({
			filter: { text: 'kingfisher' },
			limit: 5,
			mayBePartial: true
		});
		expect(early).toMatchObject({ ok: true, value: { isComplete: false } });
		await isComplete;
		expect(seen).toContain('200/450');
		expect(seen.at(-1)).toBe('450/450');
	});

	it('knows at once what was added, and what another tab did', async () => {
		const [one, two] = [openTab(), openTab()];
		const text = { text: 'platypus' };
		await one.index.find(text);
		await two.index.find(text);
		const [entry] = entries;
		if (!entry) throw new Error('no entry');
		const ids = await add(one.manager, [{ ...entry, input: text }]);
		expect(await one.index.find(text)).toEqual({ ok: true, value: ids });
		await expect.poll(() => two.index.find(text)).toEqual({ ok: true, value: ids });
		await two.manager.deleteHistory({ kind: 'entries', ids });
		await expect.poll(() => one.index.find(text)).toEqual({ ok: true, value: [] });
	});

	it('is built again in a new worker when the old one died', async () => {
		const { index } = openTab();
		const filter = { text: 'kingfisher' };
		const before = await index.find(filter);
		for (const kill of workers) kill();
		expect(await index.find(filter)).toEqual(before);
		expect(starts).toBe(2);
	});
});
