import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Backup, ServerBackups } from '#lib/domain/admin/server-backups.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { ServerAdmin } from '#lib/ports/server-admin.ts';
import { RecentLogIn } from './recent-log-in.svelte.ts';
import { fakeServerAdmin } from './server-admin.fixture.ts';
import { ServerBackupsState } from './server-backups-state.svelte.ts';

const LOOK_MS = 10_000;

function backup(name: string): Backup {
	return { name, madeAt: 0, bytes: 1, reason: 'manual', isEncrypted: true };
}

function listOf(...backups: Backup[]): ServerBackups {
	const facts = { place: '/backups', kind: 'folder', encrypts: true, keep: 30 } as const;
	return { ...facts, total: backups.length, backups };
}

function open(answers: Partial<ServerAdmin>) {
	const server = () => Promise.resolve({ admin: fakeServerAdmin(answers) });
	const onLogged = () => Promise.resolve();
	const logIn = new RecentLogIn(server);
	return { logIn, state: new ServerBackupsState({ server, logIn, onLogged }) };
}

beforeEach(() => {
	vi.useFakeTimers();
});
afterEach(() => {
	vi.useRealTimers();
});

describe('backups of a server', () => {
	it('are unknown, then listed, with the one that was just made', async () => {
		let list = listOf();
		const { state } = open({
			backups: () => Promise.resolve(ok(list)),
			backUp: () => {
				list = listOf(backup('new'));
				return Promise.resolve(ok({ state: 'made' }));
			}
		});
		expect(state.shown).toBeUndefined();
		await state.refresh();
		expect(state.shown).toEqual(listOf());
		const making = state.make();
		await Promise.resolve();
		expect(state.isBusy).toBe(true);
		await making;
		expect([state.isBusy, state.isAwaited, state.shown]).toEqual([false, false, list]);
	});

	it('are looked at again and again while one takes long', async () => {
		let list = listOf(backup('old'));
		const { state } = open({
			backups: () => Promise.resolve(ok(list)),
			backUp: () => Promise.resolve(ok({ state: 'still-working' }))
		});
		await state.refresh();
		await state.make();
		expect([state.isBusy, state.isAwaited]).toEqual([false, true]);
		await vi.advanceTimersByTimeAsync(LOOK_MS);
		expect(state.isAwaited).toBe(true);
		list = listOf(backup('new'), backup('old'));
		await vi.advanceTimersByTimeAsync(LOOK_MS);
		expect([state.isAwaited, state.shown?.total]).toEqual([false, 2]);
		expect(vi.getTimerCount()).toBe(0);
	});

	it('are awaited also where a log-in came first', async () => {
		let isRecent = false;
		const { state, logIn } = open({
			backups: () => Promise.resolve(ok(listOf())),
			backUp: () =>
				Promise.resolve(isRecent ? ok({ state: 'still-working' }) : err({ kind: 'log-in-again' }))
		});
		await state.make();
		expect([logIn.isNeeded, state.isBusy, state.isAwaited]).toEqual([true, false, false]);
		isRecent = true;
		await logIn.goOn();
		expect([logIn.isNeeded, state.isAwaited, vi.getTimerCount()]).toEqual([false, true, 1]);
		state.end();
	});

	it('are not looked at any more once the page is left', async () => {
		const { state } = open({
			backups: () => Promise.resolve(ok(listOf())),
			backUp: () => Promise.resolve(ok({ state: 'still-working' }))
		});
		await state.make();
		state.end();
		expect(vi.getTimerCount()).toBe(0);
	});

	it('say why there is none, and keep what was shown', async () => {
		const { state } = open({
			backups: () => Promise.resolve(ok(listOf(backup('old')))),
			backUp: () => Promise.resolve(err({ kind: 'backups-unavailable' }))
		});
		await state.refresh();
		await state.make();
		expect([state.error, state.shown?.total, state.isBusy]).toEqual([
			{ kind: 'backups-unavailable' },
			1,
			false
		]);
	});
});
