import { z } from 'zod';
import { inferenceErrorSchema } from '#lib/domain/inference/inference-error.ts';
import { runProgressSchema } from '#lib/domain/inference/progress.ts';

/** Page to worker. */
export const requestSchema = z.discriminatedUnion('type', [
	z.object({
		type: z.literal('call'),
		id: z.int(),
		method: z.string(),
		params: z.unknown()
	}),
	z.object({ type: z.literal('abort'), id: z.int() })
]);
export type Request = z.infer<typeof requestSchema>;

/** Worker to page. Every call gets any number of `progress` and exactly one `done` or `failed`. */
export const replySchema = z.discriminatedUnion('type', [
	z.object({ type: z.literal('progress'), id: z.int(), progress: runProgressSchema }),
	z.object({ type: z.literal('done'), id: z.int(), result: z.unknown() }),
	z.object({ type: z.literal('failed'), id: z.int(), error: inferenceErrorSchema })
]);
export type Reply = z.infer<typeof replySchema>;

/** The calls of one kind of worker: what goes in and what comes out. */
export type CallMap = Readonly<
	Record<string, { readonly params: unknown; readonly result: unknown }>
>;
export type ParamsOf<C extends CallMap, M extends keyof C> = C[M]['params'];
export type ResultOf<C extends CallMap, M extends keyof C> = C[M]['result'];

/** Both sides of every call are parsed at the border. */
export type CallSchemas<C extends CallMap> = {
	readonly [M in keyof C]: {
		readonly params: z.ZodType<ParamsOf<C, M>>;
		readonly result: z.ZodType<ResultOf<C, M>>;
	};
};
