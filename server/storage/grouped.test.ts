import { expect, test } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import { Grouped } from './grouped.ts';

/** A database of which a test decides when it answers. */
function slowDatabase() {
	const groups: { readonly asked: readonly number[]; readonly answer: () => void }[] = [];
	let stored = 'old';
	const grouped = new Grouped((asked: readonly number[]) => {
		const read = stored;
		return new Promise<ReturnType<typeof ok<(request: number) => string>>>((done) => {
			const answer = () => done(ok((request: number) => `${read} ${request}`));
			groups.push({ asked, answer });
		});
	});
	return { grouped, groups, store: (value: string) => void (stored = value) };
}

const asked = ({ groups }: ReturnType<typeof slowDatabase>) => groups.map((group) => group.asked);

test('who asks in one turn of the event loop is answered by one step', async () => {
	const slow = slowDatabase();
	const answers = [slow.grouped.ask(1), slow.grouped.ask(2)];
	await expect.poll(() => asked(slow)).toEqual([[1, 2]]);
	slow.groups[0]?.answer();
	expect(await Promise.all(answers)).toEqual([ok('old 1'), ok('old 2')]);
});

test('who comes while a step runs is answered by one that begins later, all together', async () => {
	const slow = slowDatabase();
	const { grouped, groups, store } = slow;
	const first = grouped.ask(1);
	await expect.poll(() => asked(slow)).toEqual([[1]]);
	store('new');
	const others = [grouped.ask(2), grouped.ask(3)];
	groups[0]?.answer();
	expect(await first).toEqual(ok('old 1'));
	expect(asked(slow)).toEqual([[1], [2, 3]]);
	groups[1]?.answer();
	expect(await Promise.all(others)).toEqual([ok('new 2'), ok('new 3')]);
});

test('a step that fails is told to all in it, and the next ones go on', async () => {
	let isDown = true;
	const grouped = new Grouped((asked: readonly number[]) =>
		Promise.resolve(
			isDown
				? err({ kind: 'store-unavailable', detail: '57P01' } as const)
				: ok((request: number) => request * asked.length)
		)
	);
	const failed = await Promise.all([grouped.ask(1), grouped.ask(2)]);
	expect(failed.every(({ ok: isOk }) => !isOk)).toBe(true);
	isDown = false;
	expect(await grouped.ask(7)).toEqual(ok(7));
});

test('a group has an end: more than fit are several steps', async () => {
	const sizes: number[] = [];
	const grouped = new Grouped((asked: readonly number[]) => {
		sizes.push(asked.length);
		return Promise.resolve(ok((request: number) => request));
	});
	const wanted = Array.from({ length: 600 }, (_, index) => index);
	const answers = await Promise.all(wanted.map((request) => grouped.ask(request)));
	expect(answers).toEqual(wanted.map((request) => ok(request)));
	expect(sizes).toEqual([256, 256, 88]);
});
