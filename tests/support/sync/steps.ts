import fc from 'fast-check';
import { expect } from 'vitest';
import type { Fault } from './faulty-server.ts';
import { DAY, type Simulation } from './simulation.ts';

export const DEVICES = 5;
const RECORDS = 6;

const device = fc.nat(DEVICES - 1);
const record = fc.nat(RECORDS - 1);
const fault = fc.constantFrom<Fault>('none', 'lost', 'answer-lost', 'twice', 'killed', 'busy');

/** What people, clocks and networks do. */
export const step = fc.oneof(
	{ weight: 6, arbitrary: fc.record({ do: fc.constant('edit' as const), device, record }) },
	{ weight: 2, arbitrary: fc.record({ do: fc.constant('remove' as const), device, record }) },
	{
		weight: 6,
		arbitrary: fc.record({
			do: fc.constant('sync' as const),
			device,
			faults: fc.array(fault, { maxLength: 6 })
		})
	},
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('late' as const) }) },
	{ weight: 1, arbitrary: fc.record({ do: fc.constant('replace' as const), device }) },
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('clock' as const),
			device,
			ms: fc.integer({ min: -400 * DAY, max: 400 * DAY })
		})
	},
	{
		weight: 2,
		arbitrary: fc.record({
			do: fc.constant('wait' as const),
			ms: fc.oneof(fc.nat(60_000), fc.integer({ min: DAY, max: 400 * DAY }))
		})
	}
);
export type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

export async function take(world: Simulation, one: Step): Promise<void> {
	switch (one.do) {
		case 'edit':
			world.edit(one.device, one.record);
			return;
		case 'remove':
			world.remove(one.device, one.record);
			return;
		case 'sync':
			await world.sync(one.device, one.faults);
			return;
		case 'late':
			await world.deliverLate();
			return;
		case 'replace':
			world.replace(one.device);
			return;
		case 'clock':
			world.clocks[one.device] = one.ms;
			return;
		case 'wait':
			world.serverTime += one.ms;
	}
}

/** The network is whole again: everyone syncs, and once more for what the others told. */
export async function settle(world: Simulation): Promise<void> {
	await world.deliverLate();
	for (let round = 0; round < 2; round++) {
		for (let at = 0; at < DEVICES; at++) expect(await world.sync(at, [])).toBe(true);
	}
}
