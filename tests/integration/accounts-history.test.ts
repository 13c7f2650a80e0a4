import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { openTestDatabase } from '#lib/adapters/dexie/open-test-database.fixture.ts';
import { MemoryHistoryStore } from '#lib/adapters/memory/memory-history-store.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { UNDO_MS } from '#lib/domain/history/deletion.ts';
import type { EntryFacts } from '#lib/domain/history/history-entry.ts';
import { HistoryManager, type HistoryQuery } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import type { NewEntry } from '#lib/domain/history/new-entry.ts';
import type { HistoryStore } from '#lib/ports/history-store.ts';

const vault = new WebKeyVault(10);
const clock = { time: 0, now: () => clock.time };

const entry: NewEntry = {
	tool: 'sentiment',
	input: { text: 'The owls were magnificent' },
	result: { label: 'positive' },
	outcome: 'positive',
	durationMs: 12,
	inputSize: 25,
	model: 'm@1',
	device: 'wasm',
	isCached: false
};

async function managerOf(userId: string, store: HistoryStore) {
	const sealer = await vault.createTemporary(userId);
	const index = new LocalHistoryIndex(store, sealer);
	const ports = { store, index, clock, random: webRandom };
	return { manager: new HistoryManager(ports, sealer), sealer, index, ports };
}

const stores: readonly (readonly [string, () => HistoryStore])[] = [
	['in memory', () => new MemoryHistoryStore()],
	['in IndexedDB', () => new DexieHistoryStore(openTestDatabase())]
];

describe.each(stores)('history %s', (_, openStore) => {
	let store: HistoryStore;
	let ann: Awaited<ReturnType<typeof managerOf>>;

	beforeEach(async () => {
		clock.time = 1_000_000;
		store = openStore();
		ann = await managerOf('ann', store);
	});

	async function add(parts: Partial<NewEntry> = {}, manager = ann.manager) {
		const added = await manager.addEntry({ ...entry, ...parts });
		if (!added.ok) throw new Error(added.error.kind);
		return added.value;
	}

	async function list(query: HistoryQuery = {}, manager = ann.manager) {
		const page = await manager.getHistory(query);
		if (!page.ok) throw new Error(page.error.kind);
		return page.value.items.map(({ facts }) => facts.id);
	}

	it('gives an entry back with input and result as they were', async () => {
		const { facts } = await add();
		const opened = await ann.manager.getEntry(facts.id);
		expect(opened).toMatchObject({
			ok: true,
			value: {
				content: { input: entry.input, result: entry.result },
				notes: { title: '', tags: [], excerpt: 'The owls were magnificent' },
				isDamaged: false,
				facts: { tool: 'sentiment', at: 1_000_000, outcome: 'positive', isStarred: false }
			}
		});
		expect(await ann.manager.getEntry('nothing')).toMatchObject({
			error: { kind: 'unknown-entry' }
		});
	});

	it('shows nobody the entries of another', async () => {
		const { facts } = await add();
		const bob = await managerOf('bob', store);
		expect(await list({}, bob.manager)).toEqual([]);
		expect(await list({ text: 'owls' }, bob.manager)).toEqual([]);
		expect((await bob.manager.getEntry(facts.id)).ok).toBe(false);
		expect((await bob.manager.updateEntry(facts.id, { title: 'x' })).ok).toBe(false);
		await bob.manager.deleteHistory({ kind: 'entries', ids: [facts.id] });
		clock.time += UNDO_MS;
		await bob.manager.finishDeletions();
		expect(await list()).toEqual([facts.id]);
	});

	it('pages newest first, every entry once, whatever the filter', async () => {
		const seeds = fc.array(
			fc.record({
				tool: fc.constantFrom('sentiment' as const, 'summary' as const),
				at: fc.integer({ min: 0, max: 20 }),
				outcome: fc.constantFrom('positive', 'negative'),
				isStarred: fc.boolean()
			}),
			{ maxLength: 25 }
		);
		const bound = fc.option(fc.integer({ min: 0, max: 20 }), { nil: undefined });
		const filters = fc.record({
			tool: fc.option(fc.constantFrom('sentiment' as const, 'fake-news' as const), {
				nil: undefined
			}),
			outcome: fc.option(fc.constant('positive'), { nil: undefined }),
			isStarred: fc.option(fc.boolean(), { nil: undefined }),
			from: bound,
			until: bound
		});
		const limits = fc.integer({ min: 1, max: 7 });
		await fc.assert(
			fc.asyncProperty(seeds, filters, limits, async (parts, filter, limit) => {
				const fresh = openStore();
				const facts = parts.map((part, at): EntryFacts => ({
					...part,
					id: `e${at}`,
					userId: 'ann',
					updatedAt: 0,
					durationMs: 1,
					inputSize: 1,
					model: 'm',
					device: 'wasm',
					isCached: false,
					sealedNotes: new Uint8Array(1)
				}));
				await fresh.add(facts.map((one) => ({ facts: one, content: new Uint8Array(1) })));
				const expected = facts
					.filter((one) => filter.tool === undefined || one.tool === filter.tool)
					.filter((one) => filter.outcome === undefined || one.outcome === filter.outcome)
					.filter((one) => filter.isStarred === undefined || one.isStarred === filter.isStarred)
					.filter((one) => one.at >= (filter.from ?? 0) && one.at < (filter.until ?? 99))
					.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
				const seen: EntryFacts[] = [];
				let page = await fresh.page('ann', filter, limit);
				for (;;) {
					if (!page.ok) throw new Error(page.error.kind);
					expect(page.value.facts.length).toBeLessThanOrEqual(limit);
					seen.push(...page.value.facts);
					if (!page.value.next) break;
					expect(page.value.facts).toHaveLength(limit);
					page = await fresh.page('ann', filter, limit, page.value.next);
				}
				expect(seen).toEqual(expected);
				expect(await fresh.all('ann', filter)).toEqual({ ok: true, value: expected });
			}),
			{ numRuns: 60 }
		);
	});

	it('searches opened texts, titles and tags, together with every filter', async () => {
		const first = await add({ at: 1 });
		const second = await add({ at: 2, tool: 'summary', input: { text: 'Owl and moon' } });
		const third = await add({ at: 3, input: { text: 'rain' } });
		await ann.manager.updateEntry(third.facts.id, { title: 'Owl song', tags: ['field'] });
		const ids = [third, second, first].map(({ facts }) => facts.id);
		expect(await list({ text: 'owl' })).toEqual(ids);
		expect(await list({ text: 'owl', tool: 'sentiment' })).toEqual([ids[0], ids[2]]);
		expect(await list({ text: 'owl', from: 2, until: 3 })).toEqual([ids[1]]);
		expect(await list({ tag: 'Field' })).toEqual([ids[0]]);
		const page = await ann.manager.getHistory({ text: 'owl', limit: 2 });
		expect(page.ok && [page.value.total, page.value.items.length]).toEqual([3, 2]);
		const after = page.ok ? page.value.next : undefined;
		expect(await list({ text: 'owl', limit: 2, after })).toEqual([ids[2]]);
		expect(await ann.manager.getTags()).toEqual({
			ok: true,
			value: [{ word: 'field', entries: 1 }]
		});
	});

	it('builds its index from the store when a session begins', async () => {
		const { facts } = await add();
		const find = async (index: LocalHistoryIndex) => {
			const found = await index.find({ text: 'magnif' });
			return found.ok ? found.value : found.error;
		};
		const index = new LocalHistoryIndex(store, ann.sealer);
		const progress: string[] = [];
		index.watch(() => progress.push(`${index.progress.done}/${index.progress.total}`));
		await index.build();
		expect(progress.slice(-1)).toEqual(['1/1']);
		expect(index.progress.isComplete).toBe(true);
		expect(await find(index)).toEqual([facts.id]);
		const late = new LocalHistoryIndex(store, ann.sealer);
		const building = late.build();
		await late.remove([facts.id]);
		await building;
		expect(await find(late)).toEqual([]);
		await late.refresh([facts.id]);
		expect(await find(late)).toEqual([facts.id]);
	});

	it('answers from what is there while it is being built, and says so', async () => {
		const { facts } = await add();
		const index = new LocalHistoryIndex(store, ann.sealer);
		const search = { filter: { text: 'magnif' }, limit: 5, mayBePartial: true };
		const early = await index.search(search);
		expect(early).toEqual({ ok: true, value: { ids: [], total: 0, isComplete: false } });
		expect(await index.search({ ...search, filter: { isStarred: false } })).toMatchObject({
			value: { ids: [facts.id], isComplete: true }
		});
		await index.build();
		expect(await index.search(search)).toEqual({
			ok: true,
			value: { ids: [facts.id], total: 1, isComplete: true }
		});
	});

	it('takes in what was stored past it', async () => {
		await add();
		await ann.index.build();
		const other = await managerOf('ann', store);
		const sealed = { ...other.ports, index: other.index };
		const elsewhere = new HistoryManager(sealed, ann.sealer);
		const { facts } = await add({ input: { text: 'Moonlight' } }, elsewhere);
		expect(await list({ text: 'moonlight' })).toEqual([]);
		await ann.index.refresh();
		expect(await list({ text: 'moonlight' })).toEqual([facts.id]);
	});

	it('renames, stars and tags, also when two do so at once', async () => {
		const { facts } = await add();
		const done = await Promise.all([
			ann.manager.updateEntry(facts.id, { title: 'A name' }),
			ann.manager.updateEntry(facts.id, { isStarred: true }),
			ann.manager.updateEntry(facts.id, { tags: ['t', 'T'] })
		]);
		expect(done.every(({ ok }) => ok)).toBe(true);
		expect(await ann.manager.getEntry(facts.id)).toMatchObject({
			value: {
				notes: { title: 'A name', tags: ['t'], excerpt: 'The owls were magnificent' },
				facts: { isStarred: true }
			}
		});
		expect(await list({ isStarred: true })).toEqual([facts.id]);
	});

	it('deletes with ten seconds to undo', async () => {
		const kept = await add({ at: 1, tool: 'summary' });
		const gone = await add({ at: 2 });
		const deletion = await ann.manager.deleteHistory({
			kind: 'filter',
			filter: { text: 'owls', tool: 'sentiment' }
		});
		if (!deletion.ok) throw new Error(deletion.error.kind);
		expect(deletion.value).toMatchObject({ entries: 1, undoUntil: clock.time + UNDO_MS });
		expect(await list()).toEqual([kept.facts.id]);
		expect(await list({ text: 'owls' })).toEqual([kept.facts.id]);
		expect((await ann.manager.getEntry(gone.facts.id)).ok).toBe(false);
		clock.time += UNDO_MS - 1;
		expect(await ann.manager.finishDeletions()).toEqual({ ok: true, value: 0 });
		expect(await ann.manager.undoDelete(deletion.value.id)).toEqual({ ok: true, value: true });
		expect(await list({ text: 'owls' })).toEqual([gone.facts.id, kept.facts.id]);
		const all = await ann.manager.deleteHistory({ kind: 'all' });
		clock.time += UNDO_MS;
		expect(await ann.manager.finishDeletions()).toEqual({ ok: true, value: 2 });
		expect(await ann.manager.undoDelete(all.ok ? all.value.id : '')).toEqual({
			ok: true,
			value: false
		});
		expect(await list()).toEqual([]);
		const contents = await store.contents('ann', [kept.facts.id]);
		expect(contents.ok && contents.value.size).toBe(0);
	});

	it('counts runs and words', async () => {
		await add({ outcome: 'negative', isCached: true });
		await add();
		expect(await ann.manager.getAnalytics({}, 'UTC')).toMatchObject({
			value: { runs: 2, cacheHitRate: 0.5, sentiment: [{ balance: 0, runs: 2 }] }
		});
		expect(await ann.manager.getFrequentWords({ outcome: 'negative' }, 1)).toEqual({
			ok: true,
			value: [{ word: 'magnificent', entries: 1 }]
		});
	});

	it('takes over what a guest did, once', async () => {
		const guest = await managerOf('guest', new MemoryHistoryStore());
		const { facts } = await add({ at: 5 }, guest.manager);
		await guest.manager.updateEntry(facts.id, { title: 'Mine' });
		expect(await ann.manager.adopt(guest.manager)).toEqual({ ok: true, value: 1 });
		expect(await ann.manager.adopt(guest.manager)).toEqual({ ok: true, value: 1 });
		expect(await list({ text: 'owls mine' })).toEqual([facts.id]);
		expect(await ann.manager.getEntry(facts.id)).toMatchObject({
			value: {
				content: { input: entry.input, result: entry.result },
				facts: { at: 5, userId: 'ann' }
			}
		});
	});

	it('shows an entry that was changed from outside as damaged, and the others as ever', async () => {
		const { facts } = await add({ at: 1 });
		await add({ at: 2 });
		const broken = {
			...facts,
			updatedAt: facts.updatedAt + 1,
			sealedNotes: facts.sealedNotes.slice(1)
		};
		await store.replace(broken, facts.updatedAt, []);
		const page = await ann.manager.getHistory();
		expect(page.ok && page.value.items.map(({ isDamaged }) => isDamaged)).toEqual([false, true]);
		expect(await ann.manager.updateEntry(facts.id, { title: 'x' })).toMatchObject({
			error: { kind: 'damaged-entry' }
		});
	});

	it('does not open content that was put into another entry', async () => {
		const first = await add();
		const second = await add({ input: { text: 'other' } });
		const contents = await store.contents('ann', [first.facts.id]);
		const content = contents.ok ? contents.value.get(first.facts.id) : undefined;
		await store.add([{ facts: second.facts, content: content ?? new Uint8Array() }]);
		expect(await ann.manager.getEntry(second.facts.id)).toMatchObject({
			error: { kind: 'damaged-entry' }
		});
	});
});

it('holds no word of text, result, title or tag in the database', async () => {
	const db = openTestDatabase();
	const { manager } = await managerOf('ann', new DexieHistoryStore(db));
	const added = await manager.addEntry({ ...entry, result: { label: 'positive', why: 'plumage' } });
	if (!added.ok) throw new Error(added.error.kind);
	await manager.updateEntry(added.value.facts.id, { title: 'Barn', tags: ['dusk'] });
	const rows = await Promise.all(db.tables.map((table) => table.toArray()));
	const dump = JSON.stringify(rows, (_, value: unknown) =>
		value instanceof Uint8Array ? new TextDecoder('latin1').decode(value) : value
	);
	for (const word of ['owls', 'magnificent', 'plumage', 'Barn', 'dusk']) {
		expect(dump).not.toContain(word);
	}
	expect(dump).toContain('positive');
});
