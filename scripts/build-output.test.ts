import { createHash } from 'node:crypto';
import {
	existsSync,
	mkdirSync,
	mkdtempSync,
	readFileSync,
	readdirSync,
	rmSync,
	writeFileSync
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { copyModels } from './copy-models.mjs';
import { precompress } from './precompress.mjs';

let folder: string;
const at = (name: string) => join(folder, name);

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), 'textai-build-'));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

describe('copyModels', () => {
	beforeEach(() => {
		write('models/tiny/onnx/model.onnx', 'weights');
		write('models/tiny/notes.txt', 'not in the manifest');
		write('models/training/train.py', 'recipe');
		manifest([{ path: 'onnx/model.onnx', bytes: 7, sha256: sha256('weights') }]);
	});

	it('copies what the manifest names, and nothing else', () => {
		copyModels(at('models'), at('out'));
		expect(readdirSync(at('out'), { recursive: true }).map(String).sort()).toEqual(
			['tiny', 'tiny/manifest.json', 'tiny/onnx', 'tiny/onnx/model.onnx'].map((path) => join(path))
		);
		expect(readFileSync(at('out/tiny/onnx/model.onnx'), 'utf8')).toBe('weights');
	});

	it('stops at a file that is not what the manifest says', () => {
		write('models/tiny/onnx/model.onnx', 'others!');
		expect(() => copyModels(at('models'), at('out'))).toThrow(
			'models/tiny/onnx/model.onnx does not have the sha256 of the manifest.'
		);
	});

	it('stops at a missing file and at a missing manifest', () => {
		rmSync(at('models/tiny/onnx'), { recursive: true });
		expect(() => copyModels(at('models'), at('out'))).toThrow(
			'models/tiny/onnx/model.onnx is missing'
		);
		rmSync(at('models/tiny/manifest.json'));
		expect(() => copyModels(at('models'), at('out'))).toThrow('models/tiny has no manifest.json');
	});
});

describe('precompress', () => {
	const script = 'export const same = "again";\n'.repeat(100);

	it('writes variants that give the file back, of large compressible files only', async () => {
		write('build/a.js', script);
		write('build/short.js', 'export {};');
		write('build/model.onnx', script);
		expect(await precompress(at('build'), at('cache'))).toEqual({ files: 1, compressed: 2 });
		expect(readdirSync(at('build')).sort()).toEqual([
			'a.js',
			'a.js.br',
			'a.js.gz',
			'model.onnx',
			'short.js'
		]);
		expect(brotliDecompressSync(readFileSync(at('build/a.js.br'))).toString()).toBe(script);
		expect(gunzipSync(readFileSync(at('build/a.js.gz'))).toString()).toBe(script);
	});

	it('compresses a content once, whatever its name, and forgets what is gone', async () => {
		write('build/a.js', script);
		await precompress(at('build'), at('cache'));
		rmSync(at('build'), { recursive: true });
		write('build/b.js', script);
		expect(await precompress(at('build'), at('cache'))).toEqual({ files: 1, compressed: 0 });
		expect(existsSync(at('build/b.js.br'))).toBe(true);
		rmSync(at('build/b.js'));
		await precompress(at('build'), at('cache'));
		expect(readdirSync(at('cache'))).toEqual([]);
	});
});

function write(name: string, content: string): void {
	mkdirSync(dirname(at(name)), { recursive: true });
	writeFileSync(at(name), content);
}

function manifest(files: { path: string; bytes: number; sha256: string }[]): void {
	write('models/tiny/manifest.json', JSON.stringify({ files }));
}

function sha256(content: string): string {
	return createHash('sha256').update(content).digest('hex');
}
