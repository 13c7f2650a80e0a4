import type { Context } from 'hono';
import { z } from '@hono/zod-openapi';
import type { ContentfulStatusCode } from 'hono/utils/http-status';

/**
 * Names of what can go wrong; each is the end of a stable `type`, explained at that address in the documents.
 * Whoever adds one gives it a title.
 */
export const PROBLEMS = {
	'invalid-request': { status: 400, title: 'The request is malformed.' },
	'not-signed-in': { status: 401, title: 'Log in or send a key.' },
	'wrong-credentials': { status: 401, title: 'Name or password is wrong.' },
	'invalid-key': { status: 401, title: 'This key cannot be used.' },
	'not-allowed': { status: 403, title: 'This is not allowed to you.' },
	'log-in-again': { status: 403, title: 'This needs a log-in of the last 15 minutes.' },
	locked: { status: 403, title: 'This account is locked.' },
	'sign-up-closed': { status: 403, title: 'Accounts are made by invitation here, or not at all.' },
	'out-of-scope': { status: 403, title: 'This key is not made for this.' },
	'foreign-origin': { status: 403, title: 'Requests from other sites are refused.' },
	'not-found': { status: 404, title: 'There is no such thing.' },
	'method-not-allowed': { status: 405, title: 'This address does not take this method.' },
	'sync-sweep-needed': {
		status: 409,
		title: 'Read everything anew: deletions may have been missed.'
	},
	'sync-log-replaced': {
		status: 409,
		title: 'This is not the log that you know: tell it everything again.'
	},
	'sync-clock-ahead': { status: 409, title: 'A change comes from the future.' },
	'sync-foreign-client': { status: 403, title: 'This client id belongs to somebody else.' },
	conflict: { status: 409, title: 'This contradicts what is there.' },
	'too-large': { status: 413, title: 'The request is too large.' },
	'wrong-media-type': { status: 415, title: 'This media type is not taken.' },
	'invalid-input': { status: 422, title: 'The input is not as described.' },
	'quota-exceeded': { status: 429, title: 'The limit of this hour is reached.' },
	'too-many-attempts': { status: 429, title: 'Too many failed attempts.' },
	'storage-full': { status: 507, title: 'There is no room left for you.' },
	'internal-error': { status: 500, title: 'Something went wrong on the server.' },
	'backups-unavailable': { status: 503, title: 'Where backups are kept cannot be reached.' },
	unavailable: { status: 503, title: 'The server cannot do this now.' },
	'timed-out': { status: 504, title: 'This took too long.' }
} as const satisfies Record<string, { status: ContentfulStatusCode; title: string }>;

export type ProblemName = keyof typeof PROBLEMS;

/** What a problem is answered with besides its name (RFC 9457). */
export interface ProblemExtra {
	/** What happened, what was kept, what to do. */
	readonly detail?: string;
	/** Fields of this problem alone. */
	readonly members?: Readonly<Record<string, unknown>>;
	readonly headers?: Readonly<Record<string, string>>;
}

/** RFC 9457, as the documents show it. */
export const problemSchema = z
	.looseObject({
		type: z.string().openapi({ example: '/docs/problems#invalid-input' }),
		title: z.string(),
		status: z.int(),
		detail: z.string().optional(),
		/** Of the request, also in the log and in `X-Request-Id`. */
		requestId: z.string()
	})
	.openapi('Problem');

/** Any context of ours, whatever else its group of routes put in. */
type Answering = Pick<Context, 'body'> & { readonly var: { readonly requestId: string } };

/** An answer of `application/problem+json` with a stable `type`. */
export function problem(c: Answering, name: ProblemName, extra: ProblemExtra = {}): Response {
	const { status, title } = PROBLEMS[name];
	const body = {
		type: problemType(name),
		title,
		status,
		...(extra.detail === undefined ? {} : { detail: extra.detail }),
		...extra.members,
		requestId: c.var.requestId
	};
	return c.body(JSON.stringify(body), status, {
		...extra.headers,
		'Content-Type': 'application/problem+json; charset=utf-8'
	});
}

/** A quota has a type that IANA registered (draft-ietf-httpapi-ratelimit-headers). */
function problemType(name: ProblemName): string {
	return name === 'quota-exceeded'
		? 'https://iana.org/assignments/http-problem-types#quota-exceeded'
		: `/docs/problems#${name}`;
}
