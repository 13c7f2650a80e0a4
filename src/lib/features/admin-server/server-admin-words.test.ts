import { describe, expect, it } from 'vitest';
import type { ServerAuditEvent } from '#lib/domain/admin/server-facts.ts';
import { tellServerEvent } from './server-admin-words.ts';

const NAMES = new Map([
	['a', 'Ann'],
	['b', 'Bob']
]);

function told(event: Pick<ServerAuditEvent, 'action' | 'actorId' | 'subjectId' | 'subjectName'>) {
	const { actor, action, subject } = tellServerEvent({ id: 'e', at: 0, ...event }, (id) =>
		NAMES.get(id)
	);
	return [actor, action, subject].filter((part) => part !== undefined).join(' ');
}

describe('an entry of the log of a server', () => {
	it('tells who did what to whom', () => {
		const ofBob = { actorId: 'a', subjectId: 'b', subjectName: 'Bob' };
		expect(told({ action: 'sessions-ended', ...ofBob })).toBe('Ann ended sessions of Bob');
		expect(told({ action: 'key-made', ...ofBob, actorId: 'terminal' })).toBe(
			'The terminal made an API key for Bob'
		);
		expect(told({ action: 'locked', ...ofBob, actorId: 'gone' })).toBe('Somebody locked Bob');
	});

	it('is a whole sentence where it is oneself', () => {
		const own = { actorId: 'b', subjectId: 'b', subjectName: 'Bob' };
		expect(told({ action: 'second-factor-added', ...own })).toBe(
			'Bob added a second factor for their own account'
		);
		expect(told({ action: 'signed-out', ...own })).toBe('Bob logged out');
		expect(told({ action: 'backed-up', ...own })).toBe('Bob made a backup of the server');
		expect(told({ action: 'invited', ...own })).toBe('Bob invited somebody');
	});
});
