import { describe, expect, it } from 'vitest';
import { manifestSchema } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { ModelFileError, ModelFiles } from '#lib/ports/model-files.ts';
import { KeptModel } from './kept-model.svelte.ts';

const MANIFEST = manifestSchema.parse({
	schema: 1,
	name: 'fake',
	id: 'textai/fake',
	title: 'Fake',
	revision: '1',
	task: 'text-classification',
	base: 'none',
	licence: 'MIT',
	languages: ['en'],
	dtype: 'int8',
	maxTokens: 8,
	metrics: [],
	files: [
		{ path: 'a', bytes: 10, sha256: '0'.repeat(64) },
		{ path: 'b', bytes: 32, sha256: '1'.repeat(64) }
	]
});

/** Storage in memory; with `refuses` it keeps nothing and deletes nothing, as a private window may. */
function fakeFiles({ refuses = false, error }: { refuses?: boolean; error?: ModelFileError } = {}) {
	let kept = 0;
	const files: ModelFiles = {
		read: (manifest, { signal, onProgress } = {}) => {
			onProgress?.(10, 42);
			if (signal?.aborted) return Promise.resolve(err({ kind: 'aborted' }));
			if (error) return Promise.resolve(err(error));
			if (!refuses) kept = totalBytes(manifest);
			return Promise.resolve(ok(new Map()));
		},
		keptBytes: () => Promise.resolve(kept),
		delete: () => {
			if (!refuses) kept = 0;
			return Promise.resolve(!refuses);
		}
	};
	return () => files;
}

describe('a model kept on the device', () => {
	it('is unknown before the browser was asked', async () => {
		const model = new KeptModel(MANIFEST, fakeFiles());
		expect(model.keptBytes).toBeUndefined();
		await model.refresh();
		expect([model.keptBytes, model.isKept, model.totalBytes]).toEqual([0, false, 42]);
	});

	it('is kept and deleted', async () => {
		const model = new KeptModel(MANIFEST, fakeFiles());
		const keeping = model.keep();
		expect(model.status).toEqual({ kind: 'keeping', loaded: 10 });
		await keeping;
		expect([model.isKept, model.status]).toEqual([true, { kind: 'idle' }]);
		await model.delete();
		expect([model.keptBytes, model.status]).toEqual([0, { kind: 'idle' }]);
	});

	it('says when the browser keeps or deletes nothing', async () => {
		const model = new KeptModel(MANIFEST, fakeFiles({ refuses: true }));
		await model.keep();
		expect(model.status).toEqual({ kind: 'not-kept' });
		await model.delete();
		expect(model.status).toEqual({ kind: 'not-deleted' });
	});

	it('says why it could not be fetched, and says nothing when it was stopped', async () => {
		const error: ModelFileError = { kind: 'network', file: 'a' };
		const broken = new KeptModel(MANIFEST, fakeFiles({ error }));
		await broken.keep();
		expect(broken.status).toEqual({ kind: 'failed', error });
		const stopped = new KeptModel(MANIFEST, fakeFiles({ error: { kind: 'aborted' } }));
		await stopped.keep();
		expect(stopped.status).toEqual({ kind: 'idle' });
	});
});
