import { createRoute, z } from '@hono/zod-openapi';
import { stream } from 'hono/streaming';
import type { Context } from 'hono';
import { summaryLengthSchema } from '#lib/domain/summary/summary-input.ts';
import { callerOf } from '#server/api/caller.ts';
import { refuseCaller } from '#server/api/answer-with.ts';
import { CsvWriter, toJsonLines } from '#server/batches/write-results.ts';
import { readUpload, type UploadError, type UploadFormat } from '#server/batches/read-upload.ts';
import type { AppDeps } from '#server/deps.ts';
import type { AppEnv } from '#server/http/app-env.ts';
import { createRouter } from '#server/http/create-router.ts';
import { json, problems } from '#server/http/describe-answers.ts';
import { BY_SESSION_OR_KEY } from '#server/http/openapi-document.ts';
import { problem } from '#server/http/problem.ts';
import { batchSchema, idempotencySchema, toBatch, uploadQuerySchema } from './batch-schemas.ts';

const MAX_ROWS = 100_000;
const MEGABYTE = 1024 * 1024;
const LISTED = 100;
const FORMATS: Readonly<Record<string, UploadFormat>> = {
	'text/csv': 'csv',
	'application/x-ndjson': 'jsonl',
	'application/jsonl': 'jsonl'
};
const FILE = { schema: z.string().openapi({ format: 'binary' }) };
const ID = z.object({ id: z.string().openapi({ example: '0abcdefghijklmnopqrstu' }) });
const base = { tags: ['Batches'], security: BY_SESSION_OR_KEY };
const one = problems('not-signed-in', 'not-found', 'unavailable');

const create = createRoute({
	...base,
	method: 'post',
	path: '/api/v1/batches',
	summary: 'Upload a CSV or JSONL file to be analysed in the background',
	request: {
		query: uploadQuerySchema,
		headers: idempotencySchema,
		body: {
			required: true,
			// Not application/jsonl, though it is taken: the library would parse it as JSON.
			content: { 'text/csv': FILE, 'application/x-ndjson': FILE }
		}
	},
	responses: {
		202: json(batchSchema, 'It is stored; `Location` says where to ask how far it is.'),
		...problems('invalid-request', 'not-signed-in', 'out-of-scope', 'conflict', 'too-large'),
		...problems('wrong-media-type', 'invalid-input', 'unavailable')
	}
});
const list = createRoute({
	...base,
	method: 'get',
	path: '/api/v1/batches',
	summary: 'The newest batches',
	responses: {
		200: json(z.object({ batches: z.array(batchSchema) }), 'At most 100.'),
		...problems('not-signed-in', 'unavailable')
	}
});
const read = createRoute({
	...base,
	method: 'get',
	path: '/api/v1/batches/{id}',
	summary: 'How far a batch is',
	request: { params: ID },
	responses: { 200: json(batchSchema, 'The batch.'), ...one }
});
const cancel = createRoute({
	...base,
	method: 'post',
	path: '/api/v1/batches/{id}/cancel',
	summary: 'End a batch; what is done is kept',
	request: { params: ID },
	responses: { 200: json(batchSchema, 'The batch, ended.'), ...one }
});
const remove = createRoute({
	...base,
	method: 'delete',
	path: '/api/v1/batches/{id}',
	summary: 'End a batch and delete all of it',
	request: { params: ID },
	responses: { 204: { description: 'It is gone.' }, ...one }
});
const results = createRoute({
	...base,
	method: 'get',
	path: '/api/v1/batches/{id}/results',
	summary: 'The results, row by row as they come',
	request: {
		params: ID,
		query: z.object({
			format: z.enum(['jsonl', 'csv']).default('jsonl'),
			follow: z.enum(['true', 'false']).default('false').openapi({
				description: 'true: the stream goes on until the batch has ended.'
			})
		})
	},
	responses: {
		200: {
			description: 'Rows in order: one JSON value a line, or the file with columns appended.',
			content: { 'application/x-ndjson': FILE, 'text/csv': FILE }
		},
		...one,
		...problems('invalid-input')
	}
});

/** `/api/v1/batches`: upload, list, state, results, cancel, delete. */
export function batchRoutes({ batches, settings, clock }: AppDeps) {
	const { store, service } = batches;
	const limits = { maxBytes: settings.BATCH_MAX_MB * MEGABYTE, maxRows: MAX_ROWS };
	const unavailable = (c: Context<AppEnv>) =>
		problem(c, 'unavailable', { headers: { 'Retry-After': '5' } });
	/** The caller's batch, or the answer that says why there is none. */
	const find = async (c: Context<AppEnv>, id: string) => {
		const caller = callerOf(c.var.principal);
		if (!caller) return problem(c, 'not-signed-in');
		const found = await store.find(caller.user.id, id);
		if (!found.ok) return unavailable(c);
		return found.value ?? problem(c, 'not-found');
	};
	return createRouter()
		.openapi(create, async (c) => {
			const query = c.req.valid('query');
			const refused = refuseCaller(c, query.tool);
			const caller = callerOf(c.var.principal);
			if (refused || !caller) return refused ?? problem(c, 'not-signed-in');
			const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
			const format = FORMATS[type];
			if (!format)
				return problem(c, 'wrong-media-type', { detail: 'Send text/csv or application/x-ndjson.' });
			const upload = await readUpload(bytesOf(c.req.raw), format, limits);
			if (!upload.ok) return refuseUpload(c, upload.error, settings.BATCH_MAX_MB);
			const { tool, column, job_column: jobColumn, length, form, tighten } = query;
			const today = new Date(clock.now()).toISOString().slice(0, 10);
			const options = {
				tool,
				column: tool === 'job-match' && column === 'text' ? 'resume' : column,
				jobColumn,
				length: summaryLengthSchema.parse(/^\d/.test(length) ? Number(length) : length),
				form,
				// Left out where it is off: an upload repeated since before there was this is the same still.
				...(tighten === 'true' ? { tighten: true } : {}),
				today
			};
			const key = c.req.valid('header')['idempotency-key'];
			const created = await service.create(caller, upload.value, options, key);
			if (!created.ok) {
				if (created.error.kind !== 'key-reused') return unavailable(c);
				return problem(c, 'conflict', {
					detail: 'This Idempotency-Key came with another upload before.'
				});
			}
			c.header('Location', `/api/v1/batches/${created.value.id}`);
			return c.json(toBatch(created.value), 202);
		})
		.openapi(list, async (c) => {
			const caller = callerOf(c.var.principal);
			if (!caller) return problem(c, 'not-signed-in');
			const found = await store.ofUser(caller.user.id, LISTED);
			return found.ok ? c.json({ batches: found.value.map(toBatch) }, 200) : unavailable(c);
		})
		.openapi(read, async (c) => {
			const batch = await find(c, c.req.valid('param').id);
			return batch instanceof Response ? batch : c.json(toBatch(batch), 200);
		})
		.openapi(cancel, async (c) => {
			const batch = await find(c, c.req.valid('param').id);
			if (batch instanceof Response) return batch;
			const cancelled = await store.cancel(batch.userId, batch.id, new Date(clock.now()));
			if (!cancelled.ok) return unavailable(c);
			return c.json(toBatch(cancelled.value ?? batch), 200);
		})
		.openapi(remove, async (c) => {
			const batch = await find(c, c.req.valid('param').id);
			if (batch instanceof Response) return batch;
			const removed = await store.remove(batch.userId, batch.id);
			return removed.ok ? c.body(null, 204) : unavailable(c);
		})
		.openapi(results, async (c) => {
			const batch = await find(c, c.req.valid('param').id);
			if (batch instanceof Response) return batch;
			const { format, follow } = c.req.valid('query');
			const csv = new CsvWriter(batch.tool);
			c.header(
				'Content-Type',
				format === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson'
			);
			return stream(c, async (out) => {
				const gone = new AbortController();
				out.onAbort(() => gone.abort());
				for await (const rows of service.results(batch, follow === 'true', gone.signal)) {
					await out.write(format === 'csv' ? csv.write(rows) : toJsonLines(rows));
				}
			});
		});
}

function refuseUpload(c: Context<AppEnv>, error: UploadError, megabytes: number): Response {
	switch (error.kind) {
		case 'too-large':
			return problem(c, 'too-large', { detail: `A batch may have ${megabytes} MB.` });
		case 'too-many-rows':
			return problem(c, 'too-large', { detail: `A batch may have ${MAX_ROWS} rows.` });
		case 'not-utf8':
			return problem(c, 'invalid-input', { detail: 'The file is not in UTF-8.' });
		case 'no-rows':
			return problem(c, 'invalid-input', { detail: 'The file has no rows.' });
	}
}

async function* bytesOf({ body }: Request): AsyncGenerator<Uint8Array> {
	if (!body) return;
	const reader = body.getReader();
	try {
		for (let part = await reader.read(); !part.done; part = await reader.read()) yield part.value;
	} finally {
		await reader.cancel();
	}
}
