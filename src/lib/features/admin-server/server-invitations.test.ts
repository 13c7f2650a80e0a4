import { describe, expect, it } from 'vitest';
import type { Invitation } from '#lib/domain/admin/invitation.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { ServerAdmin } from '#lib/ports/server-admin.ts';
import { RecentLogIn } from './recent-log-in.svelte.ts';
import { fakeServerAdmin } from './server-admin.fixture.ts';
import { ServerInvitations } from './server-invitations.svelte.ts';

const WANTED = { note: 'Bob', tier: 'pro', role: 'member', days: 7 } as const;

function invitation(id: string, more: Partial<Invitation> = {}): Invitation {
	return { id, note: '', tier: 'user', role: 'member', createdAt: 0, expiresAt: 100, ...more };
}

function open(answers: Partial<ServerAdmin>) {
	const admin = fakeServerAdmin(answers);
	const describe = () =>
		Promise.resolve(ok({ isOpen: false, signUp: 'invitation' as const, providers: [] }));
	const server = () => Promise.resolve({ admin, people: { describe } });
	const logIn = new RecentLogIn(server);
	let logged = 0;
	const invitations = new ServerInvitations({
		...{ server, logIn, joinAddress: 'https://texts.example/sync' },
		now: () => 50,
		onLogged: () => {
			logged += 1;
			return Promise.resolve();
		}
	});
	return { invitations, logIn, logged: () => logged };
}

describe('invitations of a server', () => {
	it('are those that somebody can still use, with the way of signing up', async () => {
		const all = [
			invitation('open'),
			invitation('used', { usedAt: 20 }),
			invitation('expired', { expiresAt: 50 })
		];
		const { invitations } = open({ invitations: () => Promise.resolve(ok(all)) });
		expect([invitations.open, invitations.signUp]).toEqual([undefined, undefined]);
		await invitations.refresh();
		expect(invitations.open?.map(({ id }) => id)).toEqual(['open']);
		expect(invitations.signUp).toBe('invitation');
	});

	it('show the link of a new one until it is put away or withdrawn', async () => {
		let kept: Invitation[] = [];
		const { invitations, logged } = open({
			invitations: () => Promise.resolve(ok(kept)),
			invite: () => {
				kept = [invitation('new')];
				return Promise.resolve(ok({ id: 'new', code: 'inv_abc', expiresAt: 100 }));
			},
			withdraw: () => {
				kept = [];
				return Promise.resolve(ok(undefined));
			}
		});
		await invitations.make(WANTED);
		expect(invitations.freshLink).toBe('https://texts.example/sync#invitation=inv_abc');
		expect(invitations.open).toHaveLength(1);
		await invitations.withdraw('new');
		expect([invitations.freshLink, invitations.open]).toEqual([undefined, []]);
		await invitations.make(WANTED);
		invitations.putAway();
		expect([invitations.freshLink, logged()]).toEqual([undefined, 3]);
	});

	it('wait for a log-in where the last one is too old, and are made then', async () => {
		let isRecent = false;
		const { invitations, logIn } = open({
			invitations: () => Promise.resolve(ok([])),
			invite: () =>
				Promise.resolve(
					isRecent
						? ok({ id: 'new', code: 'inv_abc', expiresAt: 100 })
						: err({ kind: 'log-in-again' })
				)
		});
		await invitations.make(WANTED);
		expect([logIn.isNeeded, invitations.error, invitations.isBusy]).toEqual([
			true,
			undefined,
			false
		]);
		isRecent = true;
		await logIn.goOn();
		expect([logIn.isNeeded, invitations.freshLink]).toEqual([
			false,
			'https://texts.example/sync#invitation=inv_abc'
		]);
		isRecent = false;
		await invitations.make(WANTED);
		logIn.giveUp();
		expect(logIn.isNeeded).toBe(false);
	});

	it('say why nothing came of it', async () => {
		const offline = () => Promise.resolve(err({ kind: 'offline' as const }));
		const { invitations, logged } = open({
			invitations: () => Promise.resolve(ok([])),
			invite: offline
		});
		await invitations.make(WANTED);
		expect([invitations.error, invitations.freshLink, logged()]).toEqual([
			{ kind: 'offline' },
			undefined,
			0
		]);
	});
});
