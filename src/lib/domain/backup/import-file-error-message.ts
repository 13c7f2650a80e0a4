import type { ImportFileError } from '#lib/ports/import-files.ts';

/** What happened, what was kept, and what to do next. */
export function describeImportFileError(error: ImportFileError): string {
	switch (error.kind) {
		case 'import-too-large':
			return `This is more than ${Math.round(error.max / 1_000_000)} MB, too much to read at once. Nothing was imported.`;
		case 'broken-archive':
			return 'This archive is damaged or was not copied whole. Nothing was imported; use another copy, or unpack it and choose the folder.';
		case 'encrypted-archive':
			return 'This archive has a password. Nothing was imported; unpack it first and choose the folder.';
		case 'unreadable-file':
			return `${error.name} is not a text in UTF-8, or it is no longer there. Nothing was imported.`;
	}
}
