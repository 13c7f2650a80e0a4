import { z } from 'zod';

export const tableFormatSchema = z.enum(['csv', 'jsonl', 'xlsx']);
export type TableFormat = z.infer<typeof tableFormatSchema>;

export const encodingSchema = z.enum(['utf-8', 'utf-16le', 'utf-16be', 'windows-1252']);
export type Encoding = z.infer<typeof encodingSchema>;

/** How a file becomes a table. Found by looking, and the user may change every part of it. */
export const dialectSchema = z.object({
	format: tableFormatSchema,
	/** Without meaning for a workbook. */
	encoding: encodingSchema,
	/** One character; of a CSV file only, as are the next two. */
	delimiter: z.string().length(1),
	/** One character, or nothing where quotation marks are characters like any other. */
	quote: z.enum(['"', "'", '']),
	/** Whether a carriage return without a line feed ends a row: so on old Macs, else it stands in cells. */
	endsAtReturn: z.boolean(),
	/** Whether the first row holds the names of the columns. */
	hasHeader: z.boolean()
});
export type Dialect = z.infer<typeof dialectSchema>;
