import { detectContent } from '#lib/domain/documents/detect-content.ts';
import type { DocumentError } from '#lib/domain/documents/document-error.ts';
import { MAX_CHARACTERS, MAX_FILE_BYTES } from '#lib/domain/documents/document-limits.ts';
import type { DocumentKind, DocumentNote } from '#lib/domain/documents/document-note.ts';
import type { DocumentText } from '#lib/domain/documents/document-text.ts';
import type { FileFormat } from '#lib/domain/documents/file-format.ts';
import { markdownText } from '#lib/domain/documents/markdown-text.ts';
import { tidyText } from '#lib/domain/documents/plain-text.ts';
import { err, ok } from '#lib/domain/result.ts';
import type { Result } from '#lib/domain/result.ts';
import { declaredCharset, decodeText } from './decode-text.ts';
import { readDocx } from './read-docx.ts';
import { readPdf } from './read-pdf.ts';
import type { Extracted, ReadSteps } from './read-steps.ts';

type Read = Result<Extracted & { kind: DocumentKind }, DocumentError>;

const KIND_OF_EXTENSION: ReadonlyMap<string, DocumentKind> = new Map([
	['.txt', 'txt'],
	['.text', 'txt'],
	['.md', 'md'],
	['.markdown', 'md'],
	['.html', 'html'],
	['.htm', 'html'],
	['.xhtml', 'html'],
	['.pdf', 'pdf'],
	['.docx', 'docx']
]);

const extensionOf = (name: string): string => /\.[^./\\]*$/u.exec(name)?.[0].toLowerCase() ?? '';

/** A name that promises a PDF or Word file makes other content a mistake, not just another kind. */
function foreign(extension: string, found: FileFormat): DocumentError {
	return extension === '.pdf' || extension === '.docx'
		? { kind: 'mismatch', extension, found }
		: { kind: 'unsupported', found };
}

async function readHtml(source: string, notes: readonly DocumentNote[]): Promise<Read> {
	const { htmlText } = await import('./html-text.ts');
	const { text, title, hasOmitted } = htmlText(source);
	const all = hasOmitted ? [...notes, { kind: 'around-left-out' as const }] : notes;
	return ok({ text, kind: 'html', notes: all, ...(title ? { title } : {}) });
}

async function readText(bytes: Uint8Array, extension: string): Promise<Read> {
	const named = KIND_OF_EXTENSION.get(extension);
	const decoded = decodeText(bytes, named === 'html' ? declaredCharset(bytes) : undefined);
	if (!decoded) return err(foreign(extension, 'not-text'));
	const isPage = /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:!doctype html|html)\b/iu.test(
		decoded.text.slice(0, 4_096)
	);
	if (named === 'pdf' || named === 'docx') {
		return err(foreign(extension, isPage ? 'web-page' : 'plain-text'));
	}
	const notes = decoded.isGuessed ? [{ kind: 'encoding-guessed' as const }] : [];
	if (named === 'html' || isPage) return readHtml(decoded.text, notes);
	return named === 'md'
		? ok({ text: markdownText(decoded.text), kind: 'md', notes })
		: ok({ text: decoded.text, kind: 'txt', notes });
}

async function readContent(
	bytes: Uint8Array<ArrayBuffer>,
	extension: string,
	steps: ReadSteps
): Promise<Read> {
	const content = detectContent(bytes);
	switch (content.kind) {
		case 'refused':
			return err(content.error);
		case 'damaged-zip':
			return err(
				extension === '.docx'
					? { kind: 'broken', format: 'docx' }
					: foreign(extension, 'damaged-zip')
			);
		case 'foreign':
			return err(foreign(extension, content.found));
		case 'pdf': {
			const read = await readPdf(bytes, steps);
			return read.ok ? ok({ ...read.value, kind: 'pdf' }) : read;
		}
		case 'docx': {
			const read = await readDocx(bytes, content.entries, steps);
			return read.ok ? ok({ ...read.value, kind: 'docx' }) : read;
		}
		case 'maybe-text':
			return readText(bytes, extension);
	}
}

function emptyError(kind: DocumentKind): DocumentError {
	return kind === 'pdf' || kind === 'docx' ? { kind: 'no-text', format: kind } : { kind: 'empty' };
}

/**
 * Turns a file into plain text. Its content decides how it is read, its name only tells Markdown from
 * plain text. Runs in a worker and in Node; loads what it needs for the kind of file and no more.
 */
export async function readDocument(
	name: string,
	bytes: Uint8Array<ArrayBuffer>,
	steps: ReadSteps = {}
): Promise<Result<DocumentText, DocumentError>> {
	const size = bytes.byteLength;
	if (size === 0) return err({ kind: 'empty' });
	if (size > MAX_FILE_BYTES) return err({ kind: 'too-large', bytes: size, limit: MAX_FILE_BYTES });
	const extension = extensionOf(name);
	const read = await readContent(bytes, extension, steps);
	if (!read.ok) return read;
	const { kind, title, pages } = read.value;
	const text = tidyText(read.value.text);
	if (text.trim() === '') return err(emptyError(kind));
	if (text.length > MAX_CHARACTERS) return err({ kind: 'too-long', limit: MAX_CHARACTERS });
	const named = KIND_OF_EXTENSION.get(extension);
	const isOther = named !== undefined && named !== kind;
	const renamed = isOther ? [{ kind: 'other-content' as const, extension, content: kind }] : [];
	return ok({
		text,
		kind,
		notes: [...renamed, ...read.value.notes],
		...(title === undefined ? {} : { title }),
		...(pages === undefined ? {} : { pages })
	});
}
