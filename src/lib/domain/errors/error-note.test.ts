import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addErrorNote, MAX_ERROR_NOTES, toErrorNote, type ErrorNote } from './error-note.ts';

const seen = (error: unknown) => toErrorNote({ error, at: 5, page: '/sentiment', version: 'v1' });

function errorWith(message: string, frames: string): Error {
	const error = new TypeError(message);
	error.stack = `TypeError: ${message}\n${frames}`;
	return error;
}

describe('notes of errors', () => {
	it('have the name and the place', () => {
		const frames =
			'    at x (http://localhost:1/app/_app/immutable/chunks/a-B1.js?v=2:3:14)\n    at http://localhost:1/b.js:1:2';
		expect(seen(errorWith('boom', frames))).toEqual({
			at: 5,
			count: 1,
			name: 'TypeError',
			place: 'chunks/a-B1.js:3:14',
			page: '/sentiment',
			version: 'v1'
		});
	});

	it('never have a word of the message', () => {
		fc.assert(
			fc.property(fc.stringMatching(/^[a-z]{12,20}$/), fc.nat(3), (secret, where) => {
				const message = [
					secret,
					`at ${secret}/${secret}.js:1:2`,
					`x\n    at f (${secret}.js:1:1)`,
					`Unexpected token '${secret}'`
				][where];
				const note = seen(errorWith(message ?? '', '    at f (http://h/app/x.js:9:9)'));
				expect(JSON.stringify(note)).not.toContain(secret);
				expect(note.place).toBe('app/x.js:9:9');
			})
		);
		const named = new Error('x');
		named.name = 'the text: all about owls';
		expect(seen(named).name).toBe('Unknown error');
		expect(seen('all about owls')).toMatchObject({ name: 'Unknown error', place: '' });
	});

	it('count repeats, keep the newest first and are never too many', () => {
		const note = (place: string): ErrorNote => ({ ...seen(new Error('')), place });
		const twice = addErrorNote(addErrorNote([note('b')], note('a')), note('b'));
		expect(twice.map(({ place, count }) => [place, count])).toEqual([
			['b', 2],
			['a', 1]
		]);
		const many = Array.from({ length: 80 }, (_, i) => note(String(i))).reduce<ErrorNote[]>(
			addErrorNote,
			[]
		);
		expect(many).toHaveLength(MAX_ERROR_NOTES);
		expect(many[0]?.place).toBe('79');
	});
});
