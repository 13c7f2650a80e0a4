import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { err, ok } from '#lib/domain/result.ts';
import type { ModelSource } from '#lib/ports/model-source.ts';
import { downloadFile } from './download-file.ts';
import { memoryModelStore } from './memory-model-store.fixture.ts';

const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const CONTENT = Uint8Array.from({ length: 4_000 }, (_, at) => (at * 7919) % 251);
const OTHER = CONTENT.map((byte) => byte ^ 0xff);

/** What becomes of one request. */
type Fate =
	| { readonly kind: 'cut'; readonly after: number }
	| { readonly kind: 'down' }
	/** Answers from the beginning, whatever was asked. */
	| { readonly kind: 'no-range' }
	/** The file on the server is another one from now on. */
	| { readonly kind: 'changed' }
	/** One byte is wrong on the way. */
	| { readonly kind: 'flipped' }
	| { readonly kind: 'fine' };

function serverWith(fates: readonly Fate[]): ModelSource {
	const left = [...fates];
	let content = CONTENT;
	return {
		label: 'test',
		isLocal: false,
		list: () => Promise.resolve(ok({ files: [] })),
		open: (_, { from, validator }) => {
			const fate = left.shift() ?? { kind: 'fine' };
			if (fate.kind === 'down') return Promise.resolve(err({ kind: 'unreachable', file: 'f' }));
			if (fate.kind === 'changed') content = OTHER;
			const etag = digest(content);
			const resumes = fate.kind !== 'no-range' && validator === etag;
			const start = resumes ? from : 0;
			const bytes = content.slice(start);
			if (fate.kind === 'flipped' && bytes.length > 0) bytes[0] = (bytes[0] ?? 0) ^ 1;
			const end = fate.kind === 'cut' ? fate.after : bytes.length;
			return Promise.resolve(
				ok({ start, total: content.length, validator: etag, body: send(bytes, end) })
			);
		}
	};
}

async function* send(bytes: Uint8Array<ArrayBuffer>, end: number) {
	for (let at = 0; at < Math.min(end, bytes.length); at += 300) {
		await Promise.resolve();
		yield bytes.slice(at, Math.min(end, at + 300));
	}
	if (end < bytes.length) throw new TypeError('network error');
}

function portsOf(source: ModelSource, store = memoryModelStore()) {
	const sha256 = (bytes: Uint8Array) => Promise.resolve(digest(bytes));
	return { source, store, sha256, wait: () => Promise.resolve() };
}

const fate: fc.Arbitrary<Fate> = fc.oneof(
	fc.record({ kind: fc.constant('cut' as const), after: fc.nat(CONTENT.length) }),
	fc.constantFrom<Fate>(
		{ kind: 'down' },
		{ kind: 'no-range' },
		{ kind: 'changed' },
		{ kind: 'flipped' },
		{ kind: 'fine' }
	)
);

describe('downloadFile', () => {
	it('ends in exactly the bytes or in a clear error, however it is interrupted', async () => {
		await fc.assert(
			fc.asyncProperty(fc.array(fate, { maxLength: 12 }), fc.boolean(), async (fates, isStated) => {
				const ports = portsOf(serverWith(fates));
				const hasChanged = fates.some(({ kind }) => kind === 'changed');
				const file = { path: 'f', ...(isStated ? { sha256: digest(CONTENT) } : {}) };
				const outcome = await downloadFile('m', file, ports);
				if (outcome.ok) {
					const kept = await ports.store.read('m', 'f');
					expect(outcome.value).toEqual({ bytes: kept.length, sha256: digest(kept) });
					if (isStated) expect(digest(kept)).toBe(digest(CONTENT));
					// Without a checksum a flipped byte cannot be noticed; a mixture of two versions still never comes.
					else if (!fates.some(({ kind }) => kind === 'flipped')) {
						expect([CONTENT, ...(hasChanged ? [OTHER] : [])].map(digest)).toContain(digest(kept));
					}
				} else {
					expect(['unreachable', 'corrupt']).toContain(outcome.error.kind);
				}
			}),
			{ numRuns: 300 }
		);
	});

	it('goes on where it was cut, in another visit', async () => {
		const store = memoryModelStore();
		const down: Fate = { kind: 'down' };
		const first = serverWith([{ kind: 'cut', after: 1_500 }, down, down, down, down]);
		const file = { path: 'f', sha256: digest(CONTENT), bytes: CONTENT.length };
		const broken = await downloadFile('m', file, portsOf(first, store));
		expect(broken).toEqual(err({ kind: 'unreachable', file: 'f' }));
		expect((await store.part('m', 'f')).bytes).toBe(1_500);

		const asked: number[] = [];
		const server = serverWith([]);
		const source: ModelSource = {
			...server,
			open: (path, request) => {
				asked.push(request.from);
				return server.open(path, request);
			}
		};
		expect((await downloadFile('m', file, portsOf(source, store))).ok).toBe(true);
		expect(asked).toEqual([1_500]);
		expect(await store.read('m', 'f')).toEqual(CONTENT);
	});

	it('stops when it is told to and keeps what came', async () => {
		const controller = new AbortController();
		const ports = portsOf(serverWith([]));
		const options = {
			signal: controller.signal,
			onBytes: (bytes: number) => {
				if (bytes > 900) controller.abort();
			}
		};
		const outcome = await downloadFile('m', { path: 'f' }, ports, options);
		expect(outcome).toEqual(err({ kind: 'aborted' }));
		expect((await ports.store.part('m', 'f')).bytes).toBe(1_200);
	});

	it('says when the disk is full, and keeps nothing wrong', async () => {
		const store = memoryModelStore({ maxBytes: 100 });
		const outcome = await downloadFile('m', { path: 'f' }, portsOf(serverWith([]), store));
		expect(outcome).toMatchObject({ ok: false, error: { kind: 'storage-full' } });
	});
});
