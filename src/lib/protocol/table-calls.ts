import { z } from 'zod';
import { type Dialect, dialectSchema } from '#lib/domain/batch/tables/dialect.ts';
import { type TableError, tableErrorSchema } from '#lib/domain/batch/tables/table-error.ts';
import { tableRowSchema } from '#lib/domain/batch/tables/table-row.ts';
import type { Result } from '#lib/domain/result.ts';
import type { TableFile, TablePage, TablePreview } from '#lib/ports/table-reader.ts';
import type { CallSchemas } from './rpc.ts';

const resultOf = <T>(value: z.ZodType<T>) =>
	z.union([
		z.object({ ok: z.literal(true), value }),
		z.object({ ok: z.literal(false), error: tableErrorSchema })
	]);

const previewSchema = z.object({
	dialect: dialectSchema,
	columns: z.array(z.string()),
	rows: z.array(tableRowSchema),
	rowsInAll: z.object({ count: z.int(), isExact: z.boolean() })
});

const pageSchema = z.object({
	rows: z.array(tableRowSchema),
	bytesRead: z.number(),
	emptyLines: z.int(),
	isLast: z.boolean()
});

/** A `File`: it crosses as a handle, its bytes stay where they are. */
const fileSchema = z.instanceof(File);

/** What a page may ask of the worker that reads tables. */
export type TableCalls = {
	readonly preview: {
		readonly params: { readonly file: TableFile; readonly changes: Partial<Dialect> };
		readonly result: Result<TablePreview, TableError>;
	};
	/** Begins at the start; one file at a time. */
	readonly open: {
		readonly params: {
			readonly file: TableFile;
			readonly dialect: Dialect;
			readonly columns: readonly string[];
		};
		readonly result: null;
	};
	/** The next page of the open file. */
	readonly next: { readonly params: null; readonly result: Result<TablePage, TableError> };
};

export const tableCalls: CallSchemas<TableCalls> = {
	preview: {
		params: z.object({ file: fileSchema, changes: dialectSchema.exactPartial() }),
		result: resultOf(previewSchema)
	},
	open: {
		params: z.object({ file: fileSchema, dialect: dialectSchema, columns: z.array(z.string()) }),
		result: z.null()
	},
	next: { params: z.null(), result: resultOf(pageSchema) }
};
