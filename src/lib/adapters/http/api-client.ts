import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';

/** A call ends by itself after this: a server that is gone must not hold a device up. */
const TIMEOUT_MS = 30_000;

/** What a server says that it cannot or will not do (RFC 9457). */
export interface Problem {
	readonly kind: 'problem';
	readonly status: number;
	/** The end of its `type`; empty where the answer is no problem of this app's server. */
	readonly name: string;
	readonly members: Readonly<Record<string, unknown>>;
	readonly retryAfterMs?: number;
}

const problemSchema = z.looseObject({ type: z.string() });

export interface Call<T> {
	readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
	/** Below the origin, such as `/api/sync/pull`. */
	readonly path: string;
	readonly body?: unknown;
	readonly answer: z.ZodType<T>;
	readonly signal?: AbortSignal;
	/** The answer is a text of any kind, not JSON. */
	readonly isText?: boolean;
}

/** The API of the server that this app was loaded from; no other may be asked (content security policy). */
export class ApiClient {
	/** @param send `fetch`, or the app itself in a test */
	constructor(
		private readonly send: (path: string, init: RequestInit) => Promise<Response>,
		private readonly timeoutMs = TIMEOUT_MS
	) {}

	async call<T>(call: Call<T>): Promise<Result<T, ServerFailure | Problem>> {
		const response = await this.#send(call);
		if (!response) return err({ kind: 'offline' });
		const isText = call.isText === true && response.ok;
		const body = isText ? await readText(response) : await readJson(response);
		if (!response.ok) return err(toProblem(response, body));
		const parsed = call.answer.safeParse(body);
		if (parsed.success) return ok(parsed.data);
		return err({ kind: 'server-error', detail: parsed.error.issues[0]?.message ?? 'unreadable' });
	}

	/** Nothing where no answer came. */
	async #send({ method, path, body, signal }: Call<unknown>): Promise<Response | undefined> {
		const timeout = AbortSignal.timeout(this.timeoutMs);
		try {
			return await this.send(path, {
				method,
				credentials: 'same-origin',
				cache: 'no-store',
				redirect: 'error',
				signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
				headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
				...(body === undefined ? {} : { body: JSON.stringify(body) })
			});
		} catch {
			return undefined;
		}
	}
}

/** What a problem means to whoever knows nothing better. */
export function toFailure({ status, name, retryAfterMs }: Problem): ServerFailure {
	if (status === 401) return { kind: 'signed-out' };
	if (status === 429 || status === 502 || status === 503 || status === 504) {
		return { kind: 'server-busy', ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
	}
	return { kind: 'server-error', detail: `${status} ${name}` };
}

/** Nothing where it is not JSON, as from a host that hands out files only. */
async function readJson(response: Response): Promise<unknown> {
	try {
		return await response.json();
	} catch {
		return undefined;
	}
}

/** Nothing where the connection broke in the middle. */
async function readText(response: Response): Promise<string | undefined> {
	try {
		return await response.text();
	} catch {
		return undefined;
	}
}

function toProblem(response: Response, body: unknown): Problem {
	const parsed = problemSchema.safeParse(body);
	const type = parsed.success ? parsed.data.type : '';
	const retryAfterMs = retryAfter(response.headers.get('retry-after'));
	return {
		kind: 'problem',
		status: response.status,
		name: type.slice(type.lastIndexOf('#') + 1),
		members: parsed.success ? parsed.data : {},
		...(retryAfterMs === undefined ? {} : { retryAfterMs })
	};
}

/** Seconds or a date (RFC 9110, 10.2.3), as milliseconds from now. */
function retryAfter(value: string | null): number | undefined {
	if (value === null) return undefined;
	const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
	return Number.isFinite(ms) ? Math.max(0, ms) : undefined;
}
