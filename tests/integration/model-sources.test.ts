import { createServer, type Server } from 'node:http';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FolderSource } from '#lib/adapters/model-files/folder-source.ts';
import { HubSource } from '#lib/adapters/model-files/hub-source.ts';
import { originsIn } from '#lib/adapters/model-files/page-policy.ts';
import { ZipSource } from '#lib/adapters/model-files/zip-source.ts';
import { downloadFile } from '#lib/domain/models/download-file.ts';
import { findModel } from '#lib/domain/models/find-model.ts';
import { memoryModelStore } from '#lib/domain/models/memory-model-store.fixture.ts';
import type { ModelSource } from '#lib/ports/model-source.ts';
import { HubServer } from '../support/hub-server.ts';
import { makeZip } from '../support/make-zip.ts';

const WEIGHTS = Buffer.from(Array.from({ length: 50_000 }, (_, at) => (at * 31) % 251));
const CONFIG = JSON.stringify({
	model_type: 'bert',
	architectures: ['BertForSequenceClassification'],
	id2label: { 0: 'FAKE', 1: 'REAL' },
	max_position_embeddings: 512
});
const FILES = new Map([
	['config.json', Buffer.from(CONFIG)],
	['tokenizer.json', Buffer.from('{}')],
	['tokenizer_config.json', Buffer.from('{}')],
	['onnx/model_quantized.onnx', WEIGHTS]
]);
const hub = new HubServer([
	{ id: 'org/model', files: FILES },
	{ id: 'org/mirrored', files: FILES, hasApi: false }
]);
let server: Server;
let address = '';

beforeAll(async () => {
	server = createServer((request, response) => hub.handle(request, response));
	await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
	const at = server.address();
	address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/hub/`;
	// In the app the page's own address; here none but the hub's.
	Object.defineProperty(globalThis, 'self', {
		value: { location: new URL(address) },
		configurable: true
	});
});
afterAll(() => {
	server.close();
	server.closeAllConnections();
});

const source = (model = 'org/model') => new HubSource({ hub: address, model, revision: 'main' });

async function fetchWeights(from: ModelSource = source()) {
	const store = memoryModelStore();
	const path = 'onnx/model_quantized.onnx';
	const outcome = await downloadFile(
		'm',
		{ path },
		{
			source: from,
			store,
			wait: () => Promise.resolve(),
			sha256: (bytes) => Promise.resolve(createHash('sha256').update(bytes).digest('hex'))
		}
	);
	return { outcome, bytes: Buffer.from(await store.read('m', path)) };
}

describe('a hub', () => {
	it('is listed with sizes, checksums, licence and commit', async () => {
		const found = await findModel(source(), { id: 'org/model' });
		expect(found).toMatchObject({
			ok: true,
			value: { revision: 'c0ffee0123456789', licence: 'apache-2.0', languages: ['en'] }
		});
		const files = found.ok ? found.value.weights[0]?.files : undefined;
		expect(files?.at(-1)?.sha256).toMatch(/^[0-9a-f]{64}$/);
	});

	it('may be a mirror that has no list', async () => {
		const found = await findModel(source('org/mirrored'), { id: 'org/mirrored' });
		expect(found.ok && found.value.weights.map(({ dtype }) => dtype)).toEqual(['q8']);
	});

	it('is asked to go on where a connection was cut, and after a redirect', async () => {
		const path = 'onnx/model_quantized.onnx';
		hub.trouble(path, { kind: 'cut', after: 20_000 }, { kind: 'down' }, { kind: 'redirect' });
		hub.asked.length = 0;
		const { outcome, bytes } = await fetchWeights();
		expect(outcome.ok).toBe(true);
		expect(bytes.equals(WEIGHTS)).toBe(true);
		const ranges = hub.asked.map(({ range }) => range);
		expect(ranges[0]).toBe('bytes=0-');
		expect(ranges.at(-1)).toMatch(/^bytes=[1-9]\d*-$/);
	});

	it.each([
		[{ kind: 'page' }, 'not-a-file'],
		[{ kind: 'missing' }, 'not-found']
	] as const)('that answers %j is not believed', async (trouble, kind) => {
		hub.trouble('onnx/model_quantized.onnx', trouble);
		expect((await fetchWeights()).outcome).toMatchObject({ ok: false, error: { kind } });
	});

	it('that has no such model says so', async () => {
		const found = await findModel(source('org/none'), { id: 'org/none' });
		expect(found).toMatchObject({ ok: false, error: { kind: 'not-found' } });
	});
});

const asZip = (changed: Record<string, string | Uint8Array> = {}, lie = {}) => {
	const files = { ...Object.fromEntries(FILES), ...changed };
	const entries = Object.entries(files).map(([path, text]) => ({ path: `model/${path}`, text }));
	return new ZipSource('model.zip', new Blob([makeZip(entries, lie)]));
};

describe('an archive', () => {
	it('is read entry by entry, deflated or stored', async () => {
		for (const lie of [{}, { method: 0 }]) {
			const zip = asZip({}, lie);
			expect((await findModel(zip, { id: 'model' })).ok).toBe(true);
			expect((await fetchWeights(zip)).bytes.equals(WEIGHTS)).toBe(true);
		}
	});

	it('is refused where it leads out of its folder', async () => {
		const zip = new ZipSource(
			'evil.zip',
			new Blob([
				makeZip([
					...[...FILES].map(([path, text]) => ({ path, text })),
					{ path: '../evil.onnx', text: 'x' }
				])
			])
		);
		expect(await findModel(zip, { id: 'evil' })).toMatchObject({ error: { kind: 'unsafe-path' } });
	});

	it('is refused where it grows suspiciously, or is encrypted', async () => {
		const bomb = asZip({ 'onnx/model.onnx': new Uint8Array(2_000_000) });
		expect(await findModel(bomb, { id: 'b' })).toMatchObject({ error: { kind: 'too-large' } });
		const locked = asZip({}, { flags: 1 });
		expect(await findModel(locked, { id: 'l' })).toMatchObject({
			error: { kind: 'encrypted-archive' }
		});
	});

	it('that lies about a size is found out while it is read', async () => {
		const outcome = await findModel(asZip({}, { expandedBytes: 40 }), { id: 'liar' });
		expect(outcome).toMatchObject({ ok: false, error: { kind: 'broken-archive' } });
	});

	it('that is none is refused', async () => {
		const zip = new ZipSource('x.zip', new Blob(['no archive']));
		expect(await findModel(zip, { id: 'x' })).toMatchObject({ error: { kind: 'broken-archive' } });
	});
});

describe('a folder', () => {
	const file = (path: string, content: Buffer) =>
		Object.assign(new Blob([new Uint8Array(content)]), {
			name: path,
			webkitRelativePath: `own/${path}`
		});

	it('is taken as it is', async () => {
		const folder = new FolderSource(
			'own',
			[...FILES].map(([path, bytes]) => file(path, bytes))
		);
		expect((await findModel(folder, { id: 'own' })).ok).toBe(true);
		expect((await fetchWeights(folder)).bytes.equals(WEIGHTS)).toBe(true);
	});

	it('without a tokenizer is refused', async () => {
		const files = [...FILES].filter(([path]) => path !== 'tokenizer.json');
		const folder = new FolderSource(
			'own',
			files.map(([path, bytes]) => file(path, bytes))
		);
		expect(await findModel(folder, { id: 'own' })).toEqual({
			ok: false,
			error: { kind: 'missing-file', file: 'tokenizer.json' }
		});
	});
});

describe('the policy of the page', () => {
	it('says which hosts may be asked', () => {
		const policy =
			"default-src 'none'; connect-src 'self' https://hub.example https://store.example";
		expect(originsIn(policy)).toEqual(['https://hub.example', 'https://store.example']);
		expect(originsIn("connect-src 'self'")).toEqual([]);
	});
});
