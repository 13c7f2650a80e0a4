/** Who asks. */
export type Who =
	'anonymous' | 'user' | 'other' | 'admin' | 'key' | 'wrong scope' | 'revoked key' | 'expired key';

/** `in`: gets past the door, whatever the answer then is; `who?`: 401; `no`: 403. */
type Verdict = 'in' | 'who?' | 'no';

/** What differs from `in`. A revoked or expired key is 401 everywhere, but for routes that read no key. */
type Row = Readonly<Partial<Record<Who, Verdict>>> & {
	readonly unread?: readonly Who[];
	/** Input as described, where the route looks at that first. */
	readonly body?: Readonly<Record<string, unknown>>;
	/** In place of ids that nothing has. */
	readonly address?: string;
	/** Takes a file, and looks at that first: 422 tells nothing of who may come in. */
	readonly takesFile?: true;
};

const outside = ['revoked key', 'expired key'] as const;
const OPEN_TO_ALL: Row = { unread: outside };
const PUBLIC: Row = {};
const USERS: Row = { anonymous: 'who?', key: 'no', 'wrong scope': 'no' };
/** By session or by any key. */
const CALLERS: Row = { anonymous: 'who?' };
/** By session or by a key for this tool; the key of the test that has another scope is one for job matches. */
const SCOPED: Row = { ...CALLERS, 'wrong scope': 'no' };
const ADMINS: Row = { ...USERS, user: 'no', other: 'no' };

const MATCH = { inputs: { resume: 'I write TypeScript.', job: 'We want TypeScript.' } };

/** One line a route; the test fails for a route that has none. */
export const MATRIX: Readonly<Record<string, Row>> = {
	'GET /health': OPEN_TO_ALL,
	'GET /ready': OPEN_TO_ALL,

	'GET /api/auth/info': PUBLIC,
	'POST /api/auth/derivation': PUBLIC,
	'POST /api/auth/register': PUBLIC,
	'POST /api/auth/login': PUBLIC,
	'POST /api/auth/login/second-factor': PUBLIC,
	'POST /api/auth/logout': PUBLIC,
	'POST /api/auth/password/forgotten': PUBLIC,
	'POST /api/auth/password/reset': PUBLIC,
	'POST /api/auth/email/confirm': PUBLIC,

	'GET /api/account': USERS,
	'PATCH /api/account': USERS,
	'DELETE /api/account': USERS,
	'POST /api/account/password': USERS,
	'GET /api/account/keyring': USERS,
	'PUT /api/account/keyring': USERS,
	'POST /api/account/email/confirmation': USERS,
	'GET /api/account/sessions': USERS,
	'DELETE /api/account/sessions': USERS,
	'DELETE /api/account/sessions/{id}': USERS,
	'POST /api/account/second-factor': USERS,
	'POST /api/account/second-factor/confirm': USERS,
	'DELETE /api/account/second-factor': USERS,
	'POST /api/account/second-factor/backup-codes': USERS,
	'GET /api/keys': USERS,
	'POST /api/keys': USERS,
	'DELETE /api/keys/{id}': USERS,
	'POST /api/keys/{id}/rotate': USERS,

	'POST /api/sync/pull': USERS,
	'POST /api/sync/push': USERS,

	'POST /api/v1/sentiment': { ...SCOPED, body: { inputs: 'good' } },
	'POST /api/v1/summarize': { ...SCOPED, body: { inputs: 'One. Two. Three.' } },
	'POST /api/v1/fake-news': { ...SCOPED, body: { inputs: 'It is said.' } },
	'POST /api/v1/job-match': { ...CALLERS, body: MATCH },
	'GET /api/v1/usage': CALLERS,
	'GET /api/v1/models': CALLERS,
	'POST /api/v1/batches': { ...CALLERS, takesFile: true },
	'GET /api/v1/batches': CALLERS,
	'GET /api/v1/batches/{id}': CALLERS,
	'DELETE /api/v1/batches/{id}': CALLERS,
	'POST /api/v1/batches/{id}/cancel': CALLERS,
	'GET /api/v1/batches/{id}/results': CALLERS,
	'POST /models/{org}/{name}': {
		...SCOPED,
		address: '/models/textai/sentiment',
		body: { inputs: 'good' }
	},
	'POST /v1/embeddings': { ...CALLERS, body: { input: 'good', model: 'textai/minilm' } },
	'GET /v1/models': CALLERS,
	'GET /v1/models/{id}': CALLERS,

	'GET /api/admin/people': ADMINS,
	'PATCH /api/admin/people/{id}': ADMINS,
	'DELETE /api/admin/people/{id}': ADMINS,
	'POST /api/admin/people/{id}/reset-limits': ADMINS,
	'POST /api/admin/people/{id}/end-sessions': ADMINS,
	'POST /api/admin/people/{id}/export': ADMINS,
	'GET /api/admin/usage': ADMINS,
	'GET /api/admin/status': ADMINS,
	'GET /api/admin/audit': ADMINS,
	'GET /api/admin/backups': ADMINS,
	'POST /api/admin/backups': ADMINS,
	'GET /api/admin/invitations': ADMINS,
	'POST /api/admin/invitations': ADMINS,
	'DELETE /api/admin/invitations/{id}': ADMINS
};
