import { describe, expect, it } from 'vitest';
import { err } from '#lib/domain/result.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import { LazyToolRunner } from './lazy-tool-runner.ts';

const INPUT = { text: 'Lovely.' };

function fakeRunner() {
	const did: string[] = [];
	const runner: ToolRunner = {
		run: (tool) => {
			did.push(`run ${tool}`);
			return Promise.resolve(err({ kind: 'out-of-memory' }));
		},
		cached: () => Promise.resolve(undefined),
		countTokens: () => Promise.resolve(7),
		warm: (tool) => void did.push(`warm ${tool}`),
		modelOf: () => Promise.resolve(undefined),
		forget: () => void did.push('forget'),
		setDevice: (device) => void did.push(`device ${device}`),
		modelsChanged: () => Promise.resolve()
	};
	return { did, runner };
}

describe('LazyToolRunner', () => {
	it('loads nothing until a tool is used, then once, with the device chosen meanwhile', async () => {
		const { did, runner } = fakeRunner();
		let loads = 0;
		const lazy = new LazyToolRunner(() => {
			loads += 1;
			return Promise.resolve(runner);
		});
		lazy.forget();
		lazy.setDevice('wasm');
		expect([await lazy.countTokens('summary', 'x'), await lazy.cached('sentiment', INPUT)]).toEqual(
			[undefined, undefined]
		);
		expect(loads).toBe(0);

		const outcome = await lazy.run('sentiment', INPUT);
		expect(outcome).toEqual({ ok: false, error: { kind: 'out-of-memory' } });
		await lazy.run('summary', { text: 'x', length: 'short', form: 'paragraph' });
		lazy.setDevice('auto');
		lazy.forget();
		expect(await lazy.countTokens('summary', 'x')).toBe(7);
		expect(loads).toBe(1);
		expect(did).toEqual(['device wasm', 'run sentiment', 'run summary', 'device auto', 'forget']);
	});

	it('says that the connection broke, and tries again the next time', async () => {
		const { did, runner } = fakeRunner();
		let isOnline = false;
		const lazy = new LazyToolRunner(() =>
			isOnline ? Promise.resolve(runner) : Promise.reject(new TypeError('offline'))
		);
		lazy.warm('sentiment');
		const outcome = await lazy.run('sentiment', INPUT);
		expect(outcome).toMatchObject({ ok: false, error: { kind: 'network' } });
		isOnline = true;
		await lazy.run('sentiment', INPUT);
		expect(did).toEqual(['run sentiment']);
	});

	it('does not begin what was stopped while it loaded', async () => {
		const { did, runner } = fakeRunner();
		const controller = new AbortController();
		const lazy = new LazyToolRunner(() => {
			controller.abort();
			return Promise.resolve(runner);
		});
		const outcome = await lazy.run('sentiment', INPUT, { signal: controller.signal });
		expect([outcome, did]).toEqual([{ ok: false, error: { kind: 'aborted' } }, []]);
	});
});
