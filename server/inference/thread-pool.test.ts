import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { SHIPPED_MODELS } from './model-folder.ts';
import { ThreadPool } from './thread-pool.ts';
import type { WorkItem } from './work-item.ts';

const entry = fileURLToPath(new URL('./thread.fixture.mjs', import.meta.url));
const say = (text: string): WorkItem[] => [{ kind: 'vector', text }];
const alive = { ok: true, value: [{ kind: 'refused', message: 'alive' }] };
let pool: ThreadPool;

beforeEach(() => {
	const threads = { threads: 1, runtimeThreads: 1, modelFolder: SHIPPED_MODELS };
	pool = new ThreadPool({ ...threads, entry, stopPatienceMs: 100 });
});
afterEach(() => pool.end());

it('replaces a thread that ended, and says so', async () => {
	expect(await pool.run(say('alive'))).toEqual(alive);
	expect(await pool.run(say('exit'))).toEqual({ ok: false, error: { kind: 'thread-crashed' } });
	expect(await pool.run(say('alive'))).toEqual(alive);
});

it('tells of what a thread throws only its kind', async () => {
	expect(await pool.run(say('throw'))).toEqual({
		ok: false,
		error: { kind: 'internal', name: 'RangeError' }
	});
});

it('stops a task between two batches, and ends a thread that does not stop', async () => {
	for (const text of ['wait', 'hang']) {
		const controller = new AbortController();
		const running = pool.run(say(text), controller.signal);
		setTimeout(() => controller.abort(), 50);
		expect(await running).toEqual({ ok: false, error: { kind: 'aborted' } });
		expect(await pool.run(say('alive'))).toEqual(alive);
	}
});
