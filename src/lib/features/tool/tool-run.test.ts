import { describe, expect, it } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import type { SummaryResult } from '#lib/domain/summary/summary-result.ts';
import { writtenResult } from '#lib/domain/summary/written-result.ts';
import type { ToolRunner } from '#lib/ports/tool-runner.ts';
import type { RunGate } from './run-gate.ts';
import { ToolRun } from './tool-run.svelte.ts';

const INPUT = { text: 'One. Two. Three.', length: 'medium', form: 'paragraph' } as const;
const SO_FAR: SummaryResult = writtenResult(INPUT, 'One and', []);
const gate: RunGate = {
	take: () => Promise.resolve(ok(() => undefined)),
	remember: () => Promise.resolve(ok(undefined))
};

/** Answers when it is stopped, after it has shown what it had. */
function runnerThatStops(shows: boolean): ToolRunner {
	return {
		run: (_, __, { signal, onPartial } = {}) =>
			new Promise((resolve) => {
				if (shows) Reflect.apply(onPartial ?? (() => undefined), undefined, [SO_FAR]);
				signal?.addEventListener('abort', () => resolve(err({ kind: 'aborted' })));
			}),
		cached: () => Promise.resolve(undefined),
		countTokens: () => Promise.resolve(undefined),
		modelOf: () => Promise.resolve(undefined),
		warm: () => undefined,
		forget: () => undefined,
		setDevice: () => undefined,
		modelsChanged: () => Promise.resolve()
	};
}

async function startAndStop(shows: boolean) {
	const run = new ToolRun('summary', runnerThatStops(shows), gate);
	const ended = run.start(INPUT);
	await new Promise((resolve) => setTimeout(resolve));
	run.stop();
	await ended;
	return run.status;
}

describe('a run that is stopped', () => {
	it('keeps what was written by then', async () => {
		expect(await startAndStop(true)).toEqual({
			kind: 'failed',
			error: { kind: 'aborted' },
			partial: { result: SO_FAR, input: INPUT }
		});
	});

	it('keeps nothing where nothing was shown', async () => {
		expect(await startAndStop(false)).toEqual({ kind: 'failed', error: { kind: 'aborted' } });
	});
});
