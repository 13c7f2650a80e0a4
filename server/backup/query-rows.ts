import type { SQL } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#server/storage/database.ts';

const resultSchema = z.object({ rows: z.array(z.unknown()) });

/** Rows of a statement, each checked. */
export async function queryRows<T>(
	db: Database,
	statement: SQL,
	schema: z.ZodType<T>
): Promise<readonly T[]> {
	const { rows } = resultSchema.parse(await db.execute(statement));
	return rows.map((row) => schema.parse(row));
}
