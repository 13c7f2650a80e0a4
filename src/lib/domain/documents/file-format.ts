import { z } from 'zod';

/** What a file holds, whatever its name says: formats that are recognized and those that a reader expects. */
export const fileFormatSchema = z.enum([
	'png',
	'jpeg',
	'gif',
	'tiff',
	'webp',
	'heic',
	'avif',
	'rtf',
	'gzip',
	'seven-zip',
	'rar',
	'postscript',
	'program',
	'sound',
	'media',
	'database',
	'excel',
	'powerpoint',
	'epub',
	'opendocument',
	'zip',
	'damaged-zip',
	'old-excel',
	'old-powerpoint',
	'old-office',
	'office',
	'pdf',
	'word',
	'web-page',
	'plain-text',
	'not-text'
]);
export type FileFormat = z.infer<typeof fileFormatSchema>;
