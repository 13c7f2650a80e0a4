import { describe, expect, it } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import { writtenResult } from '#lib/domain/summary/written-result.ts';
import type { BrowserWriter } from '#lib/ports/browser-writer.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import { BrowserToolRunner } from './browser-tool-runner.ts';

const INPUT = { text: 'One. Two.', length: 'short', form: 'paragraph' } as const;

const writer: BrowserWriter = {
	state: () => Promise.resolve('available'),
	fetch: () => Promise.resolve(ok(undefined)),
	write: (input, { onPartial }) => {
		onPartial?.(writtenResult(input, 'On', []));
		return Promise.resolve(ok(writtenResult(input, 'One.', [])));
	}
};

const inner: ToolRunner = {
	run: () => Promise.resolve(err({ kind: 'out-of-memory' })),
	cached: () => Promise.resolve(undefined),
	countTokens: () => Promise.resolve(7),
	modelOf: () => Promise.resolve({ kind: 'built-in', task: 'feature-extraction' }),
	warm: () => undefined,
	forget: () => undefined,
	setDevice: () => undefined,
	modelsChanged: () => Promise.resolve()
};

describe('BrowserToolRunner', () => {
	it('says that the browser’s model answers, and shows the answer as it comes', async () => {
		const runner = new BrowserToolRunner(inner, writer, (tool) => tool === 'summary');
		const shown: string[] = [];
		const answer = await runner.run('summary', INPUT, {
			onPartial: ({ text }) => shown.push(text)
		});
		expect(answer).toMatchObject({
			ok: true,
			value: { result: { text: 'One.' }, info: { model: { device: 'browser' }, isCached: false } }
		});
		expect(shown).toEqual(['On']);
		expect(await runner.modelOf('summary')).toEqual({ kind: 'browser', task: 'summarization' });
		expect(await runner.countTokens('summary', 'x')).toBeUndefined();
	});

	it('hands everything else on', async () => {
		const runner = new BrowserToolRunner(inner, writer, (tool) => tool === 'summary');
		expect(await runner.run('sentiment', { text: 'x' })).toMatchObject({
			error: { kind: 'out-of-memory' }
		});
		const off = new BrowserToolRunner(inner, writer, () => false);
		expect(await off.run('summary', INPUT)).toMatchObject({ error: { kind: 'out-of-memory' } });
		expect(await off.countTokens('summary', 'x')).toBe(7);
	});
});
