import type { Context } from 'hono';
import { describeAccountError } from '#server/people/describe-account-error.ts';
import type { AccountError } from '#lib/domain/accounts/account-error.ts';
import { problem, type ProblemName } from './problem.ts';

type Answering = Pick<Context, 'body'> & { readonly var: { readonly requestId: string } };

/** What the business refuses, as an answer; `code` tells programs which rule it was. */
export function accountProblem(c: Answering, error: AccountError): Response {
	const members = { code: error.kind };
	if (error.kind === 'wait') {
		const seconds = Math.max(1, Math.ceil(error.forMs / 1000));
		const detail = describeAccountError(error);
		return problem(c, 'too-many-attempts', {
			detail,
			members,
			headers: { 'Retry-After': String(seconds) }
		});
	}
	return problem(c, nameOf(error), { detail: describeAccountError(error), members });
}

function nameOf(error: Exclude<AccountError, { kind: 'wait' }>): ProblemName {
	switch (error.kind) {
		case 'wrong-credentials':
			return 'wrong-credentials';
		case 'locked':
			return 'locked';
		case 'username-taken':
		case 'last-admin':
			return 'conflict';
		case 'not-allowed':
			return 'not-allowed';
		case 'unknown-user':
			return 'not-found';
		case 'quota-exceeded':
		case 'store-unavailable':
			return 'unavailable';
		case 'username-length':
		case 'username-characters':
		case 'email-invalid':
		case 'password-short':
		case 'password-long':
		case 'password-common':
		case 'password-is-name':
		case 'needs-recovery-code':
		case 'wrong-length':
		case 'mistyped-group':
			return 'invalid-input';
	}
}
