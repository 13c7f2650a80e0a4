import { isSeedPath } from '#lib/domain/backup/seed-import.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type {
	ImportFile,
	ImportFileError,
	ImportFiles,
	ImportSource
} from '#lib/ports/import-files.ts';
import { decodeText } from './decode-text.ts';
import { unzipTexts } from './unzip-texts.ts';

/** A string of a browser holds about 500 million characters; a history of 100,000 entries has 150. */
export const MAX_IMPORT_BYTES = 400_000_000;
const MAX_FILES = 10_000;
const TOO_LARGE = err({ kind: 'import-too-large', max: MAX_IMPORT_BYTES } as const);

export const webImportFiles: ImportFiles = {
	async open(files) {
		const [only] = files;
		if (files.length === 1 && only && pathOf(only) === only.name) return openOne(only);
		return openMany(files);
	}
};

async function openOne(file: ImportFile): Promise<Result<ImportSource, ImportFileError>> {
	if (file.size > MAX_IMPORT_BYTES) return TOO_LARGE;
	const bytes = await bytesOf(file);
	if (!bytes) return err({ kind: 'unreadable-file', name: file.name });
	if (isZip(bytes)) {
		const texts = await unzipTexts(bytes, {
			maxBytes: MAX_IMPORT_BYTES,
			maxFiles: MAX_FILES,
			isWanted: (path) => path.endsWith('.json')
		});
		return texts.ok ? ok(sourceOf(texts.value)) : texts;
	}
	const text = decodeText(bytes);
	if (text === undefined) return err({ kind: 'unreadable-file', name: file.name });
	return ok(sourceOf([{ path: file.name, text }]));
}

async function openMany(
	all: readonly ImportFile[]
): Promise<Result<ImportSource, ImportFileError>> {
	const files = all.filter((file) => isSeedPath(pathOf(file)));
	const size = files.reduce((sum, file) => sum + file.size, 0);
	if (files.length > MAX_FILES || size > MAX_IMPORT_BYTES) return TOO_LARGE;
	const texts: { path: string; text: string }[] = [];
	for (const file of files) {
		const bytes = await bytesOf(file);
		const text = bytes && decodeText(bytes);
		if (text === undefined) return err({ kind: 'unreadable-file', name: pathOf(file) });
		texts.push({ path: pathOf(file), text });
	}
	return ok({ kind: 'seed', files: texts });
}

/** The seed system's files are known by their names; whatever else comes alone is read as an export. */
function sourceOf(texts: readonly { path: string; text: string }[]): ImportSource {
	const seed = texts.filter(({ path }) => isSeedPath(path));
	const [only] = texts;
	if (seed.length > 0 || !only || texts.length > 1) return { kind: 'seed', files: seed };
	return { kind: 'backup', text: only.text };
}

function pathOf({ name, webkitRelativePath }: ImportFile): string {
	return webkitRelativePath === undefined || webkitRelativePath === '' ? name : webkitRelativePath;
}

function isZip(bytes: Uint8Array): boolean {
	return bytes[0] === 0x50 && bytes[1] === 0x4b;
}

async function bytesOf(file: ImportFile): Promise<Uint8Array<ArrayBuffer> | undefined> {
	try {
		return new Uint8Array(await file.arrayBuffer());
	} catch {
		// It was moved or changed since it was chosen.
		return undefined;
	}
}
