import { describe, expect, it } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import type { ServerSecurity, ServerSession } from '#lib/ports/server-security.ts';
import { SecondFactor } from './second-factor.svelte.ts';
import { ServerSessions } from './server-sessions.svelte.ts';

const SECRET = 'what the password proves';
const ADDED = { uri: 'otpauth://totp/x?secret=ABCD', backupCodes: ['one', 'two'] };

/** A server in memory with one account, whose code is always 123456. */
function fakeServer() {
	let hasFactor = false;
	let added: typeof ADDED | undefined;
	let sessions: ServerSession[] = [1, 2, 3].map((number) => ({
		id: `s${number}`,
		createdAt: number,
		lastActiveAt: number,
		address: '',
		userAgent: '',
		isCurrent: number === 1
	}));
	const proven = <T>(secret: string, value: T) =>
		Promise.resolve(secret === SECRET ? ok(value) : err({ kind: 'wrong-credentials' as const }));
	const security: ServerSecurity = {
		addFactor: (secret) => {
			added = ADDED;
			return proven(secret, ADDED);
		},
		confirmFactor: (code) => {
			hasFactor = added !== undefined && code === '123456';
			return Promise.resolve(hasFactor ? ok(undefined) : err({ kind: 'wrong-code' as const }));
		},
		removeFactor: (secret) => {
			if (secret === SECRET) hasFactor = false;
			return proven(secret, undefined);
		},
		renewBackupCodes: (secret) => proven(secret, ['three']),
		sessions: () => Promise.resolve(ok(sessions)),
		endSession: (id) => {
			sessions = sessions.filter((session) => session.id !== id);
			return Promise.resolve(ok(undefined));
		},
		endOtherSessions: () => {
			sessions = sessions.filter(({ isCurrent }) => isCurrent);
			return Promise.resolve(ok(undefined));
		}
	};
	const current = () =>
		Promise.resolve(ok({ username: 'bob', isAdmin: false, hasSecondFactor: hasFactor }));
	const proofOf = (_: string, password: string) =>
		Promise.resolve(ok(password === 'right' ? SECRET : 'wrong'));
	return { security, people: { current }, account: { proofOf } };
}

describe('the second factor', () => {
	it('is unknown, off, and on once a code was confirmed; then the codes are shown', async () => {
		const server = fakeServer();
		const factor = new SecondFactor(() => Promise.resolve(server), 'bob');
		expect(factor.isOn).toBeUndefined();
		await factor.refresh();
		expect(factor.isOn).toBe(false);

		factor.begin('add');
		await factor.prove('wrong');
		expect([factor.step, factor.error]).toEqual([
			{ kind: 'password', act: 'add' },
			{ kind: 'wrong-credentials' }
		]);
		await factor.prove('right');
		expect([factor.step, factor.error]).toEqual([{ kind: 'confirm', added: ADDED }, undefined]);
		await factor.confirm('000000');
		expect([factor.isOn, factor.error]).toEqual([false, { kind: 'wrong-code' }]);
		await factor.confirm('123456');
		expect([factor.isOn, factor.step]).toEqual([true, { kind: 'codes', codes: ['one', 'two'] }]);
		factor.close();
		expect([factor.isOn, factor.step]).toEqual([true, undefined]);
	});

	it('gets new codes, and is switched off by the password alone', async () => {
		const factor = new SecondFactor(() => Promise.resolve(fakeServer()), 'bob');
		factor.begin('renew');
		await factor.prove('right');
		expect(factor.step).toEqual({ kind: 'codes', codes: ['three'] });
		factor.begin('remove');
		await factor.prove('wrong');
		expect(factor.error).toEqual({ kind: 'wrong-credentials' });
		await factor.prove('right');
		expect([factor.isOn, factor.step, factor.isBusy]).toEqual([false, undefined, false]);
	});

	it('does not count where it was begun and left', async () => {
		const server = fakeServer();
		const factor = new SecondFactor(() => Promise.resolve(server), 'bob');
		factor.begin('add');
		await factor.prove('right');
		factor.close();
		await factor.refresh();
		expect([factor.isOn, factor.step]).toEqual([false, undefined]);
	});

	it('says so where nobody is logged in at the server, or its part of the app cannot be loaded', async () => {
		const { security, account } = fakeServer();
		const people = { current: () => Promise.resolve(ok(undefined)) };
		const left = new SecondFactor(() => Promise.resolve({ security, account, people }), 'bob');
		await left.refresh();
		expect([left.isOn, left.error]).toEqual([undefined, { kind: 'signed-out' }]);
		const lost = new SecondFactor(() => Promise.reject(new Error('no network')), 'bob');
		await lost.refresh();
		expect([lost.error?.kind, lost.isBusy]).toEqual(['server-error', false]);
	});
});

describe('sessions at the server', () => {
	it('begin with this one, then the one that was used last; they end one by one or all others', async () => {
		const server = fakeServer();
		const list = new ServerSessions(() => Promise.resolve(server));
		const ids = () => list.sessions?.map(({ id }) => id);
		expect(ids()).toBeUndefined();
		await list.refresh();
		expect(ids()).toEqual(['s1', 's3', 's2']);
		await list.end('s2');
		expect(ids()).toEqual(['s1', 's3']);
		await list.endOthers();
		expect(ids()).toEqual(['s1']);
	});

	it('stay on the screen where the server does not answer', async () => {
		const server = fakeServer();
		const list = new ServerSessions(() => Promise.resolve(server));
		await list.refresh();
		server.security.endSession = () => Promise.resolve(err({ kind: 'offline' as const }));
		await list.end('s2');
		expect([list.sessions?.length, list.error, list.isBusy]).toEqual([
			3,
			{ kind: 'offline' },
			false
		]);
	});
});
