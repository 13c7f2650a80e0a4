import { exceededLimit } from '#lib/domain/documents/docx-bounds.ts';
import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import { MAX_EXPANDED_XML_BYTES } from '#lib/domain/documents/document-limits.ts';
import type { ZipEntry } from '#lib/domain/documents/zip-directory.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Result } from '#lib/domain/result.ts';
import type Mammoth from 'mammoth';
import { checkXmlParts } from './inflate.ts';
import type { Extracted, ReadSteps } from './read-steps.ts';

async function convert(
	mammoth: typeof Mammoth,
	bytes: Uint8Array<ArrayBuffer>
): Promise<string | undefined> {
	// Mammoth calls the same bytes by one name in browsers and by another in Node.
	const input = { arrayBuffer: bytes.buffer, buffer: bytes.buffer };
	const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
	try {
		return (await mammoth.convertToHtml(input, { convertImage })).value;
	} catch {
		return undefined;
	}
}

/** Reads a Word file whose archive's directory lists `entries`. */
export async function readDocx(
	bytes: Uint8Array<ArrayBuffer>,
	entries: readonly ZipEntry[],
	steps: ReadSteps
): Promise<Result<Extracted, DocumentError>> {
	const limit = exceededLimit(entries);
	if (limit !== undefined) return err({ kind: 'expands-too-far', limit });
	const check = await checkXmlParts(bytes, entries);
	if (check === 'too-large') return err({ kind: 'expands-too-far', limit: MAX_EXPANDED_XML_BYTES });
	if (check === 'broken') return err({ kind: 'broken', format: 'docx' });
	const [{ default: mammoth }, { htmlText }] = await Promise.all([
		import('mammoth'),
		import('./html-text.ts')
	]);
	steps.onLoaded?.();
	const html = await convert(mammoth, bytes);
	if (html === undefined) return err({ kind: 'broken', format: 'docx' });
	const { text } = htmlText(html);
	const hasHeaders = entries.some((entry) => /^word\/(?:header|footer)\d*\.xml$/u.test(entry.name));
	return ok({ text, notes: hasHeaders ? [{ kind: 'word-headers' }] : [] });
}
