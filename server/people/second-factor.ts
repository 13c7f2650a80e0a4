import { z } from 'zod';
import type { SignInError } from '#lib/domain/accounts/account-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { People } from './create-people.ts';
import type { ServerEntrance, Visit } from './server-authenticator.ts';

const enteredSchema = z.object({ user: z.object({ id: z.string() }) });
const failureSchema = z.object({ code: z.string().optional() });
const LOCKED_MS = 15 * 60_000;

export interface Code {
	readonly kind: 'totp' | 'backup';
	readonly code: string;
}

/** The second step of a log-in; who is asked stands in a cookie of ten minutes that the first step set. */
export async function enterBySecondFactor(
	people: People,
	{ headers }: Visit,
	code: Code
): Promise<Result<ServerEntrance, SignInError>> {
	const response = await verifyCode(people, headers, code);
	const body: unknown = await response.json().catch(() => ({}));
	const entered = enteredSchema.safeParse(body);
	if (!response.ok || !entered.success) return err(refusalOf(body));
	const account = await people.accounts.byId(entered.data.user.id);
	if (!account.ok) return account;
	if (!account.value) return err({ kind: 'wrong-credentials' });
	const { user } = account.value;
	await people.audit.note('signed-in', user.id, user);
	return ok({ user, cookies: response.headers.getSetCookie() });
}

/** Also confirms a second factor that was just added, where the headers hold a session. */
export function verifyCode(
	people: People,
	headers: Headers,
	{ kind, code }: Code
): Promise<Response> {
	const { api } = people.auth;
	const digits = code.replace(/\s/g, '');
	return kind === 'totp'
		? api.verifyTOTP({ body: { code: digits }, headers, asResponse: true })
		: api.verifyBackupCode({ body: { code: code.trim() }, headers, asResponse: true });
}

function refusalOf(body: unknown): SignInError {
	const code = failureSchema.safeParse(body).data?.code ?? '';
	return /TOO_MANY|LOCKED/.test(code)
		? { kind: 'wait', forMs: LOCKED_MS }
		: { kind: 'wrong-credentials' };
}
