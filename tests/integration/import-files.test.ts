import { describe, expect, it } from 'vitest';
import { unzipTexts } from '#lib/adapters/archives/unzip-texts.ts';
import { webImportFiles } from '#lib/adapters/archives/web-import-files.ts';
import type { ImportFile } from '#lib/ports/import-files.ts';
import { makeZip } from '../support/make-zip.ts';

function fileOf(name: string, content: string | Uint8Array, folderPath?: string): ImportFile {
	const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
	return {
		name,
		size: bytes.byteLength,
		...(folderPath === undefined ? {} : { webkitRelativePath: folderPath }),
		arrayBuffer: () => Promise.resolve(new Uint8Array(bytes).buffer)
	};
}

const SEED = [
	{ path: 'user_data/users.json', text: '{"dan":{"password_hash":"x"}}' },
	{ path: 'user_data/history/dan.json', text: '[]' },
	{ path: 'user_data/notes.txt', text: 'no' }
];

describe('what is chosen for an import', () => {
	it('is an export, also without its usual name', async () => {
		const opened = await webImportFiles.open([fileOf('copy (2).json', '\uFEFF{"format":1}')]);
		expect(opened).toEqual({ ok: true, value: { kind: 'backup', text: '{"format":1}' } });
		const zipped = await webImportFiles.open([
			fileOf('a.zip', makeZip([{ path: 'textai.json', text: '{"format":1}' }]))
		]);
		expect(zipped).toEqual(opened);
	});

	it('is the seed system as a folder, an archive, or its users alone', async () => {
		const files = SEED.slice(0, 2);
		const folder = SEED.map(({ path, text }) => fileOf(path.split('/').at(-1) ?? '', text, path));
		expect(await webImportFiles.open(folder)).toEqual({ ok: true, value: { kind: 'seed', files } });
		for (const method of [0, 8]) {
			const zip = fileOf('user_data.zip', makeZip(SEED, { method }));
			expect(await webImportFiles.open([zip])).toEqual({
				ok: true,
				value: { kind: 'seed', files }
			});
		}
		const alone = await webImportFiles.open([fileOf('users.json', '{}')]);
		expect(alone).toMatchObject({ value: { kind: 'seed' } });
	});

	it('is refused whole where it is damaged, encrypted, no text or not there', async () => {
		const kindOf = async (file: ImportFile) => {
			const opened = await webImportFiles.open([file]);
			return opened.ok ? 'opened' : opened.error.kind;
		};
		const zip = makeZip(SEED);
		expect(await kindOf(fileOf('cut.zip', zip.slice(0, zip.length - 30)))).toBe('broken-archive');
		// Inside the packed bytes of the first file: a flipped bit inflates to something else, or to nothing.
		const flipped = zip.with(60, (zip[60] ?? 0) ^ 1);
		expect(await kindOf(fileOf('flip.zip', flipped))).toBe('broken-archive');
		expect(await kindOf(fileOf('odd.zip', makeZip(SEED, { method: 99 })))).toBe('broken-archive');
		expect(await kindOf(fileOf('locked.zip', makeZip(SEED, { flags: 1 })))).toBe(
			'encrypted-archive'
		);
		const bytes = Uint8Array.of(0xff, 0xfe, 0x00);
		expect(await kindOf(fileOf('a.json', bytes))).toBe('unreadable-file');
		const gone = { ...fileOf('a.json', ''), arrayBuffer: () => Promise.reject(new Error('gone')) };
		expect(await kindOf(gone)).toBe('unreadable-file');
		const huge = { ...fileOf('a.json', ''), size: 5e8 };
		expect(await kindOf(huge)).toBe('import-too-large');
	});
});

describe('an archive that unpacks to too much', () => {
	const bomb = [{ path: 'users.json', text: new Uint8Array(5_000_000) }];
	const bounds = { maxBytes: 1_000_000, maxFiles: 10, isWanted: () => true };

	it('is refused by what it says', async () => {
		expect(await unzipTexts(makeZip(bomb), bounds)).toEqual({
			ok: false,
			error: { kind: 'import-too-large', max: 1_000_000 }
		});
		const many = Array.from({ length: 11 }, (_, i) => ({ path: `${i}.json`, text: '' }));
		expect(await unzipTexts(makeZip(many), bounds)).toMatchObject({
			error: { kind: 'import-too-large' }
		});
	});

	it('is refused while it unpacks where it lied', async () => {
		const liar = makeZip(bomb, { expandedBytes: 1000 });
		expect(await unzipTexts(liar, bounds)).toEqual({
			ok: false,
			error: { kind: 'broken-archive' }
		});
	});
});
