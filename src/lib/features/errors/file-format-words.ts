import type { FileFormat } from '#lib/domain/documents/file-format.ts';
import * as m from '#lib/paraglide/file-formats.js';

const NAMES: Readonly<Record<FileFormat, () => string>> = {
	png: m.png,
	jpeg: m.jpeg,
	gif: m.gif,
	tiff: m.tiff,
	webp: m.webp,
	heic: m.heic,
	avif: m.avif,
	rtf: m.rtf,
	gzip: m.gzip,
	'seven-zip': m.seven_zip,
	rar: m.rar,
	postscript: m.postscript,
	program: m.program,
	sound: m.sound,
	media: m.media,
	database: m.database,
	excel: m.excel,
	powerpoint: m.powerpoint,
	epub: m.epub,
	opendocument: m.opendocument,
	zip: m.zip,
	'damaged-zip': m.damaged_zip,
	'old-excel': m.old_excel,
	'old-powerpoint': m.old_powerpoint,
	'old-office': m.old_office,
	office: m.office,
	pdf: m.pdf,
	word: m.word_document,
	'web-page': m.web_page,
	'plain-text': m.plain_text,
	'not-text': m.not_text
};

/** With its article: “a ZIP archive”. In German it reads the same after “ist” and after “enthält”. */
export function nameFormat(format: FileFormat): string {
	return NAMES[format]();
}
