import type { DocumentError } from './document-error.ts';
import { readZipDirectory } from './zip-directory.ts';
import type { ZipEntry } from './zip-directory.ts';

/** What the first bytes (and a ZIP archive's list of files) say a file is, whatever its name. */
export type Content =
	| { readonly kind: 'pdf' }
	| { readonly kind: 'docx'; readonly entries: readonly ZipEntry[] }
	| { readonly kind: 'damaged-zip' }
	| { readonly kind: 'maybe-text' }
	| { readonly kind: 'refused'; readonly error: DocumentError }
	/** A known format that is not one of ours, named with its article. */
	| { readonly kind: 'foreign'; readonly found: string };

/** Readers must accept a PDF header anywhere in the first 1,024 bytes (ISO 32000-1, Annex H.3). */
const PDF_HEADER_WINDOW = 1_024;

const IMAGES: readonly (readonly [magic: string, found: string, offset?: number])[] = [
	['\x89PNG', 'a PNG picture'],
	['\xff\xd8\xff', 'a JPEG picture'],
	['GIF8', 'a GIF picture'],
	['II*\0', 'a TIFF picture'],
	['MM\0*', 'a TIFF picture'],
	['WEBPVP8', 'a WebP picture', 8],
	['ftypheic', 'a HEIC picture', 4],
	['ftypheix', 'a HEIC picture', 4],
	['ftypmif1', 'a HEIC picture', 4],
	['ftypavif', 'an AVIF picture', 4]
];

const OTHERS: readonly (readonly [magic: string, found: string, offset?: number])[] = [
	['{\\rtf', 'an RTF document'],
	['\x1f\x8b', 'a gzip archive'],
	['7z\xbc\xaf', 'a 7-Zip archive'],
	['Rar!', 'a RAR archive'],
	['%!PS', 'a PostScript file'],
	['\x7fELF', 'a program'],
	['OggS', 'a sound file'],
	['ID3', 'a sound file'],
	['RIFF', 'a sound or video file'],
	['ftyp', 'a video or sound file', 4],
	['SQLite format 3', 'a database']
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
	if (has('xl/')) return { kind: 'foreign', found: 'an Excel workbook' };
	if (has('ppt/')) return { kind: 'foreign', found: 'a PowerPoint presentation' };
	if (has('META-INF/container.xml')) return { kind: 'foreign', found: 'an EPUB book' };
	if (has('content.xml')) return { kind: 'foreign', found: 'an OpenDocument file' };
	return { kind: 'foreign', found: 'a ZIP archive' };
}

/** OLE compound files name their streams in UTF-16; the name alone tells the program. */
function oleContent(bytes: Uint8Array): Content {
	const names = latin1(bytes, 0, bytes.length).replaceAll('\0', '');
	if (names.includes('EncryptedPackage')) {
		return { kind: 'refused', error: { kind: 'encrypted', format: 'docx' } };
	}
	if (names.includes('WordDocument')) return { kind: 'refused', error: { kind: 'old-word' } };
	if (names.includes('Workbook')) return { kind: 'foreign', found: 'an old Excel workbook' };
	if (names.includes('PowerPoint Document')) {
		return { kind: 'foreign', found: 'an old PowerPoint presentation' };
	}
	return { kind: 'foreign', found: 'an old Microsoft Office file' };
}

/** Decides by content what a file is. Text is only ruled in later, when it has been decoded. */
export function detectContent(bytes: Uint8Array): Content {
	const head = latin1(bytes, 0, PDF_HEADER_WINDOW);
	const starts = ([magic, , offset]: readonly [string, string, number?]) =>
		head.startsWith(magic, offset ?? 0);
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
