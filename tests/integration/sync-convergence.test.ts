import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Simulation } from '../support/sync/simulation.ts';
import { DEVICES, settle, step, take } from '../support/sync/steps.ts';
import type { KnownRecord } from '#lib/ports/sync-log-store.ts';
import { decideChange } from '#lib/domain/sync/decide-change.ts';
import { takeIn, type ReplicaRecord } from '#lib/domain/sync/replica-rows.ts';
import { formatStamp } from '#lib/domain/sync/stamp.ts';
import type { SyncChange } from '#lib/domain/sync/sync-record.ts';

function expectAgreement(world: Simulation): void {
	const [first, ...others] = world.devices;
	const seen = Object.fromEntries(first?.values ?? []);
	for (const other of others) expect(Object.fromEntries(other.values)).toEqual(seen);
	for (const { outbox } of world.devices) expect([...outbox.values()]).toEqual([]);
	const kept = [...world.store.logOf('ann').records].flatMap(([key, { fields, deleted }]) =>
		deleted === undefined
			? [
					[
						key,
						Object.fromEntries(Object.entries(fields).map(([name, { value }]) => [name, value]))
					] as const
				]
			: []
	);
	expect(Object.fromEntries(kept)).toEqual(
		Object.fromEntries(Object.entries(seen).map(([key, { fields }]) => [key, fields]))
	);
}

describe('five devices', () => {
	it('agree in the end; nothing that was written is lost, nothing deleted comes back', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 60 }), async (steps) => {
				const world = new Simulation(DEVICES);
				for (const one of steps) await take(world, one);
				await settle(world);
				expectAgreement(world);
				const seen = world.device(0).values;
				for (const key of world.deleted) {
					if (!world.madeTwice.has(key) && !world.unsure.has(key))
						expect(seen.has(key)).toBe(false);
				}
				for (const [place, value] of world.written) {
					const [at = '', key = ''] = place.split(':');
					if (world.deleted.has(key) || world.unsure.has(key)) continue;
					expect(seen.get(key)?.fields[`own${at}`]).toBe(value);
				}
			}),
			{ numRuns: 1000 }
		);
	}, 120_000);

	it('agree after the server was put back to an older state, with all that any of them still has', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(step, { maxLength: 30 }),
				fc.array(step, { maxLength: 30 }),
				async (before, after) => {
					const world = new Simulation(DEVICES);
					for (const one of before) await take(world, one);
					const copy = structuredClone({ logs: world.store.logs, clients: world.store.clients });
					for (const one of after) await take(world, one);
					world.store.clients = copy.clients;
					world.store.logs = copy.logs;
					const log = world.store.logOf('ann');
					log.head = { ...log.head, epoch: 'restored' };
					await settle(world);
					expectAgreement(world);
					for (const key of world.deleted) {
						if (!world.madeTwice.has(key) && !world.unsure.has(key))
							expect(world.device(0).values.has(key)).toBe(false);
					}
				}
			),
			{ numRuns: 300 }
		);
	}, 120_000);
});

describe('conflicts', () => {
	const client = fc.constantFrom('a', 'B', 'c');
	const stamp = fc.record({ millis: fc.nat(5), counter: fc.nat(2), client }).map(formatStamp);
	/** No two writes share a stamp, so the stamp may stand for what was written. */
	const write = stamp.map((text) => ({ stamp: text, value: btoa(text) }));
	const change: fc.Arbitrary<SyncChange> = fc
		.record({
			fields: fc.dictionary(fc.constantFrom('title', 'tags', 'star'), write),
			deleted: fc.option(stamp, { nil: undefined, freq: 20 })
		})
		.map(({ fields, deleted }) => ({
			...{ n: 1, isNew: true, collection: 'entry', id: 'e' },
			...(deleted === undefined ? { fields } : { fields: {}, deleted })
		}));

	it('are decided the same by log and replica, in whatever order and however often', () => {
		fc.assert(
			fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), fc.nat(), (changes, seed) => {
				const shuffled = shuffle([...changes, ...changes], seed);
				const [once, again] = [inLog(changes), inLog(shuffled)];
				expect(again).toEqual(once);
				expect(inReplica(shuffled)).toEqual(once);
			}),
			{ numRuns: 5000 }
		);
	});

	function inLog(changes: readonly SyncChange[]) {
		let known: KnownRecord | undefined;
		for (const one of changes) known = decideChange(known, one).known;
		const stamps = [...(known?.fields ?? [])].map(([name, field]) => [name, field.stamp] as const);
		return { isDeleted: known?.isDeleted ?? false, stamps: Object.fromEntries(stamps) };
	}

	function inReplica(changes: readonly SyncChange[]) {
		let record: ReplicaRecord | undefined;
		for (const one of changes) record = takeIn(record, one, true).record;
		return { isDeleted: record?.deleted !== undefined, stamps: record?.stamps ?? {} };
	}

	function shuffle<T>(all: readonly T[], seed: number): readonly T[] {
		const keyed = all.map((one, at) => ({
			one,
			key: ((seed + 1) * (at + 7) * 2_654_435_761) % 1_000_003
		}));
		return keyed.sort((a, b) => a.key - b.key).map(({ one }) => one);
	}
});
