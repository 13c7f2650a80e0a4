import { z } from 'zod';

/** What can be opened. The names are those of the usual extensions. */
export const documentKindSchema = z.enum(['txt', 'md', 'html', 'pdf', 'docx']);
export type DocumentKind = z.infer<typeof documentKindSchema>;

/** In ascending order, from 1. */
const pages = z.array(z.int().positive()).min(1);

/** What of a file was left out, guessed or could not be read. */
export const documentNoteSchema = z.discriminatedUnion('kind', [
	/** Navigation, header, footer and side notes of a web page. */
	z.object({ kind: z.literal('around-left-out') }),
	/** Nothing said how the letters are encoded: read as Windows-1252. */
	z.object({ kind: z.literal('encoding-guessed') }),
	/** The name promises another kind. `extension` with its dot. */
	z.object({
		kind: z.literal('other-content'),
		extension: z.string(),
		content: documentKindSchema
	}),
	z.object({ kind: z.literal('pages-damaged'), pages }),
	/** Empty or scanned. */
	z.object({ kind: z.literal('pages-empty'), pages }),
	/** Text in an encoding whose tables are not shipped. */
	z.object({ kind: z.literal('east-asian') }),
	/** Characters without a readable code. */
	z.object({ kind: z.literal('undecoded') }),
	/** Page numbers and lines repeated on every page. */
	z.object({ kind: z.literal('running-lines') }),
	/** Headers and footers of a Word file are no part of its text. */
	z.object({ kind: z.literal('word-headers') })
]);
export type DocumentNote = z.infer<typeof documentNoteSchema>;
