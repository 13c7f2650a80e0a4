import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DocumentText } from '#lib/domain/documents/document-text.ts';
import type { ReadReply, ReadRequest } from '#lib/workers/documents/document-messages.ts';
import { WorkerDocumentReader } from './worker-document-reader.ts';

class FakeWorker extends EventTarget {
	readonly requests: ReadRequest[] = [];
	isEnded = false;
	postMessage(request: ReadRequest): void {
		this.requests.push(request);
	}
	terminate(): void {
		this.isEnded = true;
	}
	reply(reply: ReadReply | string): void {
		this.dispatchEvent(new MessageEvent('message', { data: reply }));
	}
}

const VALUE: DocumentText = { text: 'Hello.', kind: 'txt', notes: [] };
const file = (name = 'a.txt') => ({
	name,
	size: 6,
	arrayBuffer: () => Promise.resolve(new ArrayBuffer(6))
});

function setUp() {
	const workers: FakeWorker[] = [];
	const reader = new WorkerDocumentReader(() => {
		workers.push(new FakeWorker());
		return workers.at(-1) as FakeWorker;
	});
	const settle = () => vi.advanceTimersByTimeAsync(0);
	return { reader, workers, settle };
}

describe('WorkerDocumentReader', () => {
	beforeEach(() => {
		vi.useFakeTimers();
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	it('tells progress, hands out the text and ends the idle worker', async () => {
		const { reader, workers, settle } = setUp();
		const pages: string[] = [];
		const read = reader.read(file(), { onProgress: (a, b) => pages.push(`${a}/${b}`) });
		await settle();
		workers[0]?.reply({ type: 'loaded', id: 1 });
		workers[0]?.reply({ type: 'page', id: 1, done: 1, total: 2 });
		workers[0]?.reply({ type: 'text', id: 1, value: VALUE });
		expect([await read, pages]).toEqual([{ ok: true, value: VALUE }, ['1/2']]);
		await vi.advanceTimersByTimeAsync(29_999);
		expect(workers[0]?.isEnded).toBe(false);
		await vi.advanceTimersByTimeAsync(1);
		expect(workers[0]?.isEnded).toBe(true);
	});

	it('refuses a large file without reading it or starting a worker', async () => {
		const { reader, workers } = setUp();
		const arrayBuffer = vi.fn();
		const read = reader.read({ name: 'a.pdf', size: 50_000_001, arrayBuffer });
		const error = { kind: 'too-large', bytes: 50_000_001, limit: 50_000_000 };
		expect(await read).toEqual({ ok: false, error });
		expect([arrayBuffer.mock.calls, workers]).toEqual([[], []]);
	});

	it('says that a file could not be read from the disk', async () => {
		const { reader } = setUp();
		const arrayBuffer = () => Promise.reject(new Error('NotReadableError'));
		const read = reader.read({ name: 'a.pdf', size: 5, arrayBuffer });
		expect(await read).toEqual({ ok: false, error: { kind: 'unreadable' } });
	});

	it('ends the worker on abort and reads the next file in a new one', async () => {
		const { reader, workers, settle } = setUp();
		const controller = new AbortController();
		const read = reader.read(file(), { signal: controller.signal });
		const next = reader.read(file('b.txt'));
		await settle();
		controller.abort();
		expect(await read).toEqual({ ok: false, error: { kind: 'aborted' } });
		await settle();
		expect([workers[0]?.isEnded, workers[1]?.requests.map((one) => one.name)]).toEqual([
			true,
			['b.txt']
		]);
		workers[1]?.reply({ type: 'text', id: 2, value: VALUE });
		expect(await next).toEqual({ ok: true, value: VALUE });
	});

	it('answers at once when a waiting read is aborted, and leaves the running one alone', async () => {
		const { reader, workers, settle } = setUp();
		const first = reader.read(file());
		const controller = new AbortController();
		const second = reader.read(file('b.txt'), { signal: controller.signal });
		await settle();
		controller.abort();
		expect(await second).toEqual({ ok: false, error: { kind: 'aborted' } });
		workers[0]?.reply({ type: 'text', id: 1, value: VALUE });
		expect([await first, workers.length]).toEqual([{ ok: true, value: VALUE }, 1]);
	});

	it('gives up after 30 seconds without progress', async () => {
		const { reader, workers, settle } = setUp();
		const read = reader.read(file());
		await settle();
		await vi.advanceTimersByTimeAsync(29_000);
		workers[0]?.reply({ type: 'page', id: 1, done: 1, total: 9 });
		await vi.advanceTimersByTimeAsync(29_999);
		expect(workers[0]?.isEnded).toBe(false);
		await vi.advanceTimersByTimeAsync(1);
		expect(await read).toEqual({ ok: false, error: { kind: 'timeout', seconds: 30 } });
		expect(workers[0]?.isEnded).toBe(true);
	});

	it.each([
		['an error', (worker: FakeWorker) => worker.dispatchEvent(new Event('error'))],
		[
			'an unreadable message',
			(worker: FakeWorker) => worker.dispatchEvent(new Event('messageerror'))
		],
		[
			'a message of another form',
			(worker: FakeWorker) => {
				worker.reply('ready');
			}
		]
	])('takes a worker for dead after %s', async (_, strike) => {
		const { reader, workers, settle } = setUp();
		const read = reader.read(file());
		await settle();
		strike(workers[0] as FakeWorker);
		expect(await read).toEqual({ ok: false, error: { kind: 'reader-failed' } });
		expect(workers[0]?.isEnded).toBe(true);
	});
});
