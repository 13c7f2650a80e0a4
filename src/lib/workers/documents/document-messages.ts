import { z } from 'zod';
import { documentErrorSchema } from '#lib/domain/documents/document-error.ts';
import { documentTextSchema } from '#lib/domain/documents/document-text.ts';

/** Page → worker. The bytes are handed over, not copied. */
export const readRequestSchema = z.object({
	id: z.number().int(),
	name: z.string(),
	bytes: z.instanceof(Uint8Array<ArrayBuffer>)
});
export type ReadRequest = z.infer<typeof readRequestSchema>;

/** Worker → page: any number of `loaded` and `page`, then exactly one of the others. */
export const readReplySchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('loaded'), id: z.number() }),
	z.object({ type: z.literal('page'), id: z.number(), done: z.number(), total: z.number() }),
	z.object({ type: z.literal('text'), id: z.number(), value: documentTextSchema }),
	z.object({ type: z.literal('refused'), id: z.number(), error: documentErrorSchema })
]);
export type ReadReply = z.infer<typeof readReplySchema>;
