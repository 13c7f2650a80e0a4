import type { DocumentError } from './document-error.ts';
import type { FileFormat } from './file-format.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What the first bytes (and a ZIP archive's list of files) say a file is, whatever its name. */
export type Content =
	| { readonly kind: 'pdf' }
	| { readonly kind: 'docx'; readonly entries: readonly ZipEntry[] }
	| { readonly kind: 'damaged-zip' }
	| { readonly kind: 'maybe-text' }
	| { readonly kind: 'refused'; readonly error: DocumentError }
	/** A known format that is not one of ours. */
	| { readonly kind: 'foreign'; readonly found: FileFormat };

/** Readers must accept a PDF header anywhere in the first 1,024 bytes (ISO 32000-1, Annex H.3). */
const PDF_HEADER_WINDOW = 1_024;

type Magic = readonly [magic: string, found: FileFormat, offset?: number];

const IMAGES: readonly Magic[] = [
	['\x89PNG', 'png'],
	['\xff\xd8\xff', 'jpeg'],
	['GIF8', 'gif'],
	['II*\0', 'tiff'],
	['MM\0*', 'tiff'],
	['WEBPVP8', 'webp', 8],
	['ftypheic', 'heic', 4],
	['ftypheix', 'heic', 4],
	['ftypmif1', 'heic', 4],
	['ftypavif', 'avif', 4]
];

const OTHERS: readonly Magic[] = [
	['{\\rtf', 'rtf'],
	['\x1f\x8b', 'gzip'],
	['7z\xbc\xaf', 'seven-zip'],
	['Rar!', 'rar'],
	['%!PS', 'postscript'],
	['\x7fELF', 'program'],
	['OggS', 'sound'],
	['ID3', 'sound'],
	['RIFF', 'media'],
	['ftyp', 'media', 4],
	['SQLite format 3', 'database']
];

function latin1(bytes: Uint8Array, start: number, end: number): string {
	let text = '';
	for (const byte of bytes.subarray(start, end)) text += String.fromCharCode(byte);
	return text;
}

function zipContent(bytes: Uint8Array): Content {
	const entries = readZipDirectory(bytes);
	if (entries === undefined) return { kind: 'damaged-zip' };
	const has = (start: string) => entries.some((entry) => entry.name.startsWith(start));
	if (entries.some((entry) => /^word\/document\d*\.xml$/u.test(entry.name))) {
		return entries.some((entry) => entry.isEncrypted)
			? { kind: 'refused', error: { kind: 'encrypted', format: 'docx' } }
			: { kind: 'docx', entries };
	}
	if (has('xl/')) return { kind: 'foreign', found: 'excel' };
	if (has('ppt/')) return { kind: 'foreign', found: 'powerpoint' };
	if (has('META-INF/container.xml')) return { kind: 'foreign', found: 'epub' };
	if (has('content.xml')) return { kind: 'foreign', found: 'opendocument' };
	return { kind: 'foreign', found: 'zip' };
}

/** OLE compound files name their streams in UTF-16; the name alone tells the program. */
function oleContent(bytes: Uint8Array): Content {
	const names = latin1(bytes, 0, bytes.length).replaceAll('\0', '');
	if (names.includes('EncryptedPackage')) {
		return { kind: 'refused', error: { kind: 'encrypted', format: 'docx' } };
	}
	if (names.includes('WordDocument')) return { kind: 'refused', error: { kind: 'old-word' } };
	if (names.includes('Workbook')) return { kind: 'foreign', found: 'old-excel' };
	if (names.includes('PowerPoint Document')) {
		return { kind: 'foreign', found: 'old-powerpoint' };
	}
	return { kind: 'foreign', found: 'old-office' };
}

/** Decides by content what a file is. Text is only ruled in later, when it has been decoded. */
export function detectContent(bytes: Uint8Array): Content {
	const head = latin1(bytes, 0, PDF_HEADER_WINDOW);
	const starts = ([magic, , offset]: Magic) => head.startsWith(magic, offset ?? 0);
	if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return zipContent(bytes);
	if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return oleContent(bytes);
	const image = IMAGES.find(starts);
	if (image) return { kind: 'refused', error: { kind: 'image', found: image[1] } };
	const other = OTHERS.find(starts);
	if (other) return { kind: 'foreign', found: other[1] };
	// Behind the start the header must stand on its own, so that a text about PDF stays a text.
	if (/^%PDF-|[\0\n\r>\xbf]%PDF-\d\.\d[\r\n]/u.test(head)) return { kind: 'pdf' };
	return { kind: 'maybe-text' };
}
