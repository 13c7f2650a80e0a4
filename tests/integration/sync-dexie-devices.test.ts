import fc from 'fast-check';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { beforeAll, describe, expect, it } from 'vitest';
import { DexieHistoryStore } from '#lib/adapters/dexie/dexie-history-store.ts';
import { StudioDatabase } from '#lib/adapters/dexie/studio-database.ts';
import { DexieSyncReplica } from '#lib/adapters/dexie/sync/dexie-sync-replica.ts';
import { enrol } from '#lib/adapters/dexie/sync/enrol.ts';
import { waitingOf } from '#lib/adapters/dexie/sync/note-changes.ts';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { HistoryManager } from '#lib/domain/history/history-manager.ts';
import { LocalHistoryIndex } from '#lib/domain/history/local-history-index.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import { SyncCycle } from '#lib/domain/sync/sync-cycle.ts';
import { SyncLog } from '#lib/domain/sync/sync-log.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';
import { FaultyServer, Killed, type Fault } from '../support/sync/faulty-server.ts';
import { MemoryLogStore } from '../support/sync/memory-log-store.ts';

const START = 1_800_000_000_000;
let sealer: Sealer;

beforeAll(async () => {
	sealer = await new WebKeyVault(1).createTemporary('ann');
});

class Device {
	readonly db = new StudioDatabase('textai-studio', { indexedDB: new IDBFactory(), IDBKeyRange });
	readonly history: HistoryManager;
	readonly #replica: DexieSyncReplica;

	constructor(private readonly world: World) {
		const clock = { now: () => world.now };
		const store = new DexieHistoryStore(this.db);
		const index = new LocalHistoryIndex(store, sealer);
		this.history = new HistoryManager({ store, index, clock, random: webRandom }, sealer);
		this.#replica = new DexieSyncReplica(this.db, sealer, { clock, random: webRandom }, (ids) =>
			index.refresh(ids)
		);
	}

	join() {
		const [clientId, sweep] = [newId(webRandom), newId(webRandom)];
		return enrol(this.db, { userId: 'ann', username: 'ann', clientId, sweep, now: this.world.now });
	}

	async sync(faults: Fault[] = []): Promise<boolean> {
		const server = new FaultyServer(this.world.log, 'ann', faults);
		try {
			return (await new SyncCycle(this.#replica, server).run(new AbortController().signal)).ok;
		} catch (error) {
			if (error instanceof Killed) return false;
			throw error;
		}
	}

	async write(text: string): Promise<string> {
		const added = await this.history.addEntry({
			tool: 'sentiment',
			input: { text },
			result: { label: 'positive' },
			outcome: 'positive',
			durationMs: 12,
			inputSize: text.length,
			model: 'm',
			device: 'wasm',
			isCached: false
		});
		if (!added.ok) throw new Error(added.error.kind);
		return added.value.facts.id;
	}

	async ids(): Promise<readonly string[]> {
		const rows = await this.db.entries.orderBy('id').toArray();
		return rows.map(({ id }) => id);
	}

	async remove(id: string): Promise<void> {
		await this.history.deleteHistory({ kind: 'entries', ids: [id] });
		this.world.now += 20_000;
		await this.history.finishDeletions();
	}

	/** All that a user can see, opened. */
	async seen() {
		const all = await Promise.all((await this.ids()).map((id) => this.history.getEntry(id)));
		return all.map((one) => {
			if (!one.ok) return one.error;
			const { facts, notes, content, isDamaged } = one.value;
			const readable = { ...facts, sealedNotes: undefined, updatedAt: undefined };
			return { readable, notes, content, isDamaged };
		});
	}

	waiting(): Promise<number> {
		return waitingOf(this.db, 'ann').count();
	}
}

class World {
	now = START;
	readonly store = new MemoryLogStore();
	readonly log = new SyncLog(
		this.store,
		{ now: () => this.now },
		{ maxBytes: 1e9, pageRecords: 3 }
	);
}

async function settle(devices: readonly Device[]): Promise<void> {
	for (let round = 0; round < 2; round++) {
		for (const device of devices) expect(await device.sync()).toBe(true);
	}
}

describe('browsers of one person', () => {
	it('have the same history in the end, whatever the network did', async () => {
		const fault = fc.constantFrom<Fault>('none', 'lost', 'answer-lost', 'twice', 'killed', 'busy');
		const step = fc.record({
			device: fc.nat(2),
			do: fc.constantFrom(
				'write',
				'write',
				'name',
				'tag',
				'star',
				'remove',
				'sync',
				'sync',
				'sync'
			),
			which: fc.nat(),
			faults: fc.array(fault, { maxLength: 5 })
		});
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 25 }), async (steps) => {
				const world = new World();
				const devices = [new Device(world), new Device(world), new Device(world)];
				for (const device of devices) await device.join();
				let count = 0;
				for (const { device: at, do: what, which, faults } of steps) {
					const device = devices[at];
					if (!device) continue;
					world.now += 1000;
					const ids = await device.ids();
					const id = ids[which % Math.max(1, ids.length)];
					if (what === 'write') await device.write(`text ${++count}`);
					else if (what === 'sync') await device.sync([...faults]);
					else if (id === undefined) continue;
					else if (what === 'remove') await device.remove(id);
					else if (what === 'name')
						await device.history.updateEntry(id, { title: `title ${++count}` });
					else if (what === 'tag')
						await device.history.updateEntry(id, { tags: [`tag ${++count}`] });
					else await device.history.updateEntry(id, { isStarred: which % 2 === 0 });
				}
				await settle(devices);
				const [first, ...others] = devices;
				const seen = await first?.seen();
				for (const other of others) expect(await other.seen()).toEqual(seen);
				for (const device of devices) {
					expect(await device.waiting()).toBe(0);
					device.db.close();
				}
			}),
			{ numRuns: 25 }
		);
	}, 120_000);

	it('keep a new name and new tags that two of them gave at once, field by field', async () => {
		const world = new World();
		const [a, b] = [new Device(world), new Device(world)];
		await a.join();
		await b.join();
		const id = await a.write('A text that both have.');
		await settle([a, b]);
		await a.history.updateEntry(id, { title: 'By one' });
		world.now += 1000;
		await b.history.updateEntry(id, { tags: ['by the other'], isStarred: true });
		await settle([a, b]);
		expect(await b.seen()).toEqual(await a.seen());
		expect(await a.seen()).toMatchObject([
			{
				readable: { isStarred: true, outcome: 'positive' },
				notes: { title: 'By one', tags: ['by the other'], excerpt: 'A text that both have.' },
				content: { input: { text: 'A text that both have.' } },
				isDamaged: false
			}
		]);
	});

	it('let a deletion win over an edit, also a later one', async () => {
		const world = new World();
		const [a, b] = [new Device(world), new Device(world)];
		await a.join();
		await b.join();
		const id = await a.write('Gone soon.');
		await settle([a, b]);
		await a.remove(id);
		world.now += 60_000;
		await b.history.updateEntry(id, { title: 'Still here?' });
		await settle([b, a]);
		expect([await a.ids(), await b.ids()]).toEqual([[], []]);
	});

	it('tell everything that was there before they joined, and nothing while nobody has', async () => {
		const world = new World();
		const [a, b] = [new Device(world), new Device(world)];
		await a.write('Written before.');
		expect(await a.db.outbox.count()).toBe(0);
		await a.join();
		expect(await a.waiting()).toBe(1);
		await b.join();
		await settle([a, b]);
		expect(await b.seen()).toEqual(await a.seen());
		expect(await b.ids()).toHaveLength(1);
	});

	it('hold the change and its note in one transaction', async () => {
		const world = new World();
		const a = new Device(world);
		await a.join();
		a.db.outbox.hook('creating', () => {
			throw new Error('no room');
		});
		await expect(a.write('Both or neither.')).rejects.toThrow();
		expect([await a.ids(), await a.waiting()]).toEqual([[], 0]);
	});

	it('tell a server nothing that can be read', async () => {
		const world = new World();
		const a = new Device(world);
		await a.join();
		const id = await a.write('The secret of Marlene Ostrowski.');
		await a.history.updateEntry(id, {
			title: 'Ostrowski title',
			tags: ['ostrowski-tag'],
			isStarred: true
		});
		await a.sync();
		const { records } = world.store.logOf('ann');
		const kept = JSON.stringify([...records.values()]);
		const values = [...records.values()].flatMap(({ fields }) =>
			Object.values(fields).map(({ value }) => Buffer.from(value, 'base64').toString('latin1'))
		);
		for (const text of [kept, ...values]) {
			expect(text).not.toMatch(/ostrowski|marlene|positive|wasm/i);
		}
		expect([...records.values()][0]?.meta).toEqual({
			tool: 'sentiment',
			at: START,
			durationMs: 12,
			inputSize: 32,
			model: 'm'
		});
	});
});
