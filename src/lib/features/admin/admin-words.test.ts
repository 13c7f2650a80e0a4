import { describe, expect, it } from 'vitest';
import { tell } from './admin-words.ts';

const names = new Map([['a', 'Ann']]);
const told = (event: Parameters<typeof tell>[0]) => {
	const { actor, action, subject } = tell(event, (id) => names.get(id));
	return [actor, action, subject].filter(Boolean).join(' ');
};

describe('the log in words', () => {
	it('says who did what to whom', () => {
		const event = { action: 'locked', actorId: 'a', subjectId: 'b', subjectName: 'Bob' } as const;
		expect(told(event)).toBe('Ann locked Bob');
		expect(told({ ...event, action: 'signed-in', subjectId: 'a', subjectName: 'Ann' })).toBe(
			'Ann logged in'
		);
		expect(told({ ...event, action: 'password-changed', subjectId: 'a' })).toBe(
			'Ann changed the password of their own account'
		);
		expect(told({ ...event, action: 'exported', subjectId: 'a', subjectName: 'this device' })).toBe(
			'Ann exported this device'
		);
	});

	it('keeps the name of who is gone', () => {
		const event = {
			action: 'signed-in',
			actorId: 'x',
			subjectId: 'x',
			subjectName: 'Eve'
		} as const;
		expect(told(event)).toBe('Eve logged in');
		expect(told({ ...event, action: 'locked', subjectId: 'a', subjectName: 'Ann' })).toBe(
			'A deleted user locked Ann'
		);
	});
});
