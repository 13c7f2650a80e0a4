import { describe, expect, it } from 'vitest';
import type { SummaryInput } from '#lib/domain/summary/summary-input.ts';
import { BrowserSummarizer } from './browser-summarizer.ts';
import { findSummarizer, type SummarizerApi, type SummarizerOptions } from './summarizer-api.ts';

const INPUT: SummaryInput = {
	text: 'A ferry stops. It cost too much.',
	length: 'short',
	form: 'paragraph'
};

interface Fake {
	readonly availability?: string;
	/** What it streams, chunk by chunk. */
	readonly chunks?: readonly string[];
	readonly quota?: number;
	readonly fails?: Error;
}

/** The browser's API as Chrome documents it, in memory. */
function fakeApi({ availability = 'available', chunks = [], quota = 1000, fails }: Fake = {}) {
	const did = { made: new Array<SummarizerOptions>(), read: new Array<string>(), destroyed: 0 };
	const api: SummarizerApi = {
		availability: () => Promise.resolve(availability),
		create: ({ monitor, signal, ...options }) => {
			if (fails) return Promise.reject(fails);
			did.made.push(options);
			const target = new EventTarget();
			monitor?.(target);
			for (const loaded of [0.25, 1]) {
				target.dispatchEvent(Object.assign(new Event('downloadprogress'), { loaded }));
			}
			signal?.throwIfAborted();
			return Promise.resolve({
				inputQuota: quota,
				measureInputUsage: (text) => Promise.resolve(Math.ceil(text.length / 4)),
				summarizeStreaming: (text) => {
					did.read.push(text);
					return new ReadableStream<string>({
						start: (stream) => {
							for (const chunk of chunks) stream.enqueue(chunk);
							stream.close();
						}
					});
				},
				destroy: () => {
					did.destroyed += 1;
				}
			});
		}
	};
	return { did, writer: new BrowserSummarizer(() => api) };
}

describe('BrowserSummarizer', () => {
	it('is absent where the browser brings no such thing', async () => {
		expect(findSummarizer({})).toBeUndefined();
		expect(findSummarizer({ Summarizer: () => undefined })).toBeUndefined();
		const writer = new BrowserSummarizer(() => undefined);
		expect(await writer.state()).toBe('absent');
		expect(await writer.write(INPUT, {})).toMatchObject({ error: { reason: 'gone' } });
	});

	it.each(['unavailable', 'downloadable', 'downloading', 'available'])(
		'tells %s',
		async (state) => {
			expect(await fakeApi({ availability: state }).writer.state()).toBe(state);
		}
	);

	it('takes a word that it does not know for no', async () => {
		expect(await fakeApi({ availability: 'after-download' }).writer.state()).toBe('unavailable');
	});

	it('tells how much has come, and stops when asked to', async () => {
		const { writer, did } = fakeApi({ availability: 'downloadable' });
		const shares: number[] = [];
		const onProgress = (share: number) => shares.push(share);
		expect(await writer.fetch(onProgress, new AbortController().signal)).toEqual({ ok: true });
		expect([shares, did.destroyed]).toEqual([[0.25, 1], 1]);
		const stopped = await writer.fetch(() => undefined, AbortSignal.abort());
		expect(stopped).toEqual({ ok: false, error: { kind: 'aborted' } });
	});

	it('never begins a download by a run', async () => {
		const { writer, did } = fakeApi({ availability: 'downloadable' });
		expect(await writer.write(INPUT, {})).toMatchObject({ error: { reason: 'gone' } });
		expect(did.made).toEqual([]);
	});

	it('shows the text as it comes, and asks for the form and length that were chosen', async () => {
		const { writer, did } = fakeApi({ chunks: ['The ferry ', 'stops.'] });
		const shown: string[] = [];
		const answer = await writer.write(INPUT, { onPartial: ({ text }) => shown.push(text) });
		expect(shown).toEqual(['The ferry', 'The ferry stops.']);
		expect(answer).toMatchObject({
			ok: true,
			value: { method: 'generative', text: 'The ferry stops.', parts: [] }
		});
		expect(did.made).toEqual([
			{
				type: 'tldr',
				length: 'short',
				format: 'plain-text',
				expectedInputLanguages: ['en'],
				outputLanguage: 'en'
			}
		]);
		expect([did.read, did.destroyed]).toEqual([[INPUT.text], 1]);
	});

	it('sets bullets as the app does', async () => {
		const { writer } = fakeApi({ chunks: ['* The ferry stops.\n* It cost', ' too much.'] });
		const answer = await writer.write({ ...INPUT, form: 'key-points' }, {});
		expect(answer).toMatchObject({ value: { text: '- The ferry stops.\n- It cost too much.' } });
	});

	it('reads a long text in parts, and shows them', async () => {
		const { writer, did } = fakeApi({ chunks: ['Short.'], quota: 60 });
		const text = 'The council of the island voted on Monday. '.repeat(20).trim();
		const answer = await writer.write({ ...INPUT, text }, {});
		if (!answer.ok) throw new Error(answer.error.kind);
		const parts = answer.value.parts ?? [];
		expect(parts.length).toBeGreaterThan(2);
		expect(parts.map(({ span }) => text.slice(span.start, span.end)).join(' ')).toBe(text);
		expect(did.read).toHaveLength(parts.length + 1);
		expect(did.read.every((part) => part.length / 4 <= 60)).toBe(true);
	});

	it('stops between two chunks', async () => {
		const { writer, did } = fakeApi({ chunks: ['One ', 'two ', 'three'] });
		const controller = new AbortController();
		const answer = await writer.write(INPUT, {
			signal: controller.signal,
			onPartial: () => controller.abort()
		});
		expect([answer, did.destroyed]).toEqual([{ ok: false, error: { kind: 'aborted' } }, 1]);
	});

	it.each([
		['NotAllowedError', 'gone'],
		['NotSupportedError', 'refused'],
		['NotReadableError', 'refused'],
		['QuotaExceededError', 'failed']
	])('explains %s', async (name, reason) => {
		const { writer } = fakeApi({ fails: Object.assign(new Error('No.'), { name }) });
		const answer = await writer.write(INPUT, {});
		expect(answer).toEqual({ ok: false, error: { kind: 'browser-model', reason, message: 'No.' } });
	});
});
