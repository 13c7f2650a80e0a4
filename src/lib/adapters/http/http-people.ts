import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { userSchema } from '#lib/domain/accounts/account.ts';
import { isActiveAdmin } from '#lib/domain/accounts/active-admin.ts';
import { keyDerivationSchema } from '#lib/domain/sealing/key-derivation.ts';
import type { KeyBundle } from '#lib/domain/sync/key-bundle.ts';
import type {
	NewPerson,
	ServerLogInError,
	ServerPeople,
	ServerPerson,
	ServerRegisterError
} from '#lib/ports/server-people.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';
import {
	entranceSchema,
	keyringSchema,
	peopleInfoSchema,
	type Keyring
} from '#lib/protocol/people-api.ts';
import { toFailure, type ApiClient, type Problem } from './api-client.ts';

/** Answers without a body. */
const nothingSchema = z.unknown();

export class HttpPeople implements ServerPeople {
	constructor(private readonly api: ApiClient) {}

	async describe() {
		const answer = await this.api.call({
			method: 'GET',
			path: '/api/auth/info',
			answer: peopleInfoSchema
		});
		if (answer.ok) {
			const { signUp, isFirst, providers } = answer.value;
			return ok({
				isOpen: signUp === 'open' || isFirst,
				signUp,
				providers: providers.map(({ id }) => id)
			});
		}
		// A host of files has no such address, or answers with a page of its own.
		const { error } = answer;
		const isFiles = error.kind === 'problem' ? error.name === '' : error.kind === 'server-error';
		return isFiles ? err({ kind: 'no-server' } as const) : err(failureOf(error));
	}

	async current() {
		const answer = await this.api.call({
			method: 'GET',
			path: '/api/account',
			answer: z.object({ user: userSchema, hasSecondFactor: z.boolean() })
		});
		if (answer.ok) {
			const { user, hasSecondFactor } = answer.value;
			return ok({ username: user.username, isAdmin: isActiveAdmin(user), hasSecondFactor });
		}
		const failure = failureOf(answer.error);
		return failure.kind === 'signed-out' ? ok(undefined) : err(failure);
	}

	async derivation(username: string) {
		const call = { method: 'POST', path: '/api/auth/derivation', body: { username } } as const;
		return plain(await this.api.call({ ...call, answer: keyDerivationSchema }));
	}

	async register({ username, email, loginSecret, keys, invitation }: NewPerson) {
		const answer = await this.api.call({
			method: 'POST',
			path: '/api/auth/register',
			body: {
				...{ username, loginSecret, keyring: toKeyring(keys) },
				...(email === '' ? {} : { email }),
				...(invitation === undefined ? {} : { invitation })
			},
			answer: entranceSchema
		});
		if (!answer.ok) return err(registerError(answer.error, invitation !== undefined));
		return entered(answer.value, username);
	}

	async logIn(
		username: string,
		loginSecret: string,
		code?: string
	): Promise<Result<ServerPerson, ServerLogInError>> {
		const first = await this.api.call({
			method: 'POST',
			path: '/api/auth/login',
			body: { username, loginSecret, isKept: true },
			answer: entranceSchema
		});
		if (!first.ok) return err(logInError(first.error));
		if (first.value.state !== 'second-factor') return entered(first.value, username);
		if (code === undefined) return err({ kind: 'code-needed' });
		// Apps show six digits in two groups.
		const digits = code.replaceAll(/\s/g, '');
		const kind = /^\d{6}$/.test(digits) ? 'totp' : 'backup';
		const second = await this.api.call({
			method: 'POST',
			path: '/api/auth/login/second-factor',
			body: { kind, code: kind === 'totp' ? digits : code.trim() },
			answer: entranceSchema
		});
		if (second.ok) return entered(second.value, username);
		const refused = logInError(second.error);
		return err(refused.kind === 'wrong-credentials' ? { kind: 'wrong-code' } : refused);
	}

	async logOut() {
		const call = { method: 'POST', path: '/api/auth/logout' } as const;
		return this.#done(await this.api.call({ ...call, answer: nothingSchema }));
	}

	async keys(): Promise<Result<KeyBundle | undefined, ServerFailure>> {
		const path = '/api/account/keyring';
		const answer = await this.api.call({ method: 'GET', path, answer: keyringSchema });
		if (answer.ok) {
			const { derivation, wrapped } = answer.value;
			return ok(wrapped && { derivation, ...wrapped });
		}
		const { error } = answer;
		return error.kind === 'problem' && error.name === 'not-found'
			? ok(undefined)
			: err(failureOf(error));
	}

	async storeKeys(keys: KeyBundle, replaces: string | undefined) {
		const answer = await this.api.call({
			method: 'PUT',
			path: '/api/account/keyring',
			body: { ...toKeyring(keys), ...(replaces === undefined ? {} : { replaces }) },
			answer: nothingSchema
		});
		if (answer.ok) return ok(undefined);
		const { error } = answer;
		return error.kind === 'problem' && error.name === 'conflict'
			? err({ kind: 'conflict' } as const)
			: err(failureOf(error));
	}

	async changePassword(currentSecret: string, newSecret: string, keys: KeyBundle) {
		const answer = await this.api.call({
			method: 'POST',
			path: '/api/account/password',
			body: { currentSecret, newSecret, keyring: toKeyring(keys) },
			answer: nothingSchema
		});
		if (answer.ok) return ok(undefined);
		const { error } = answer;
		return error.kind === 'problem' && error.name === 'wrong-credentials'
			? err({ kind: 'wrong-credentials' } as const)
			: err(failureOf(error));
	}

	#done(answer: Result<unknown, ServerFailure | Problem>) {
		const done = plain(answer);
		return done.ok ? ok(undefined) : done;
	}
}

function toKeyring({ derivation, ...wrapped }: KeyBundle): Keyring {
	return { derivation, wrapped };
}

/** An address that must be confirmed first is the mail's matter: until then there is no session. */
function entered(entrance: z.infer<typeof entranceSchema>, username: string) {
	switch (entrance.state) {
		case 'signed-in':
			return ok({ username: entrance.user.username });
		case 'second-factor':
			return err({ kind: 'server-error', detail: `code asked of ${username}` } as const);
		case 'confirm-email':
			return err({ kind: 'confirm-email' } as const);
	}
}

function failureOf(error: ServerFailure | Problem): ServerFailure {
	return error.kind === 'problem' ? toFailure(error) : error;
}

function plain<T>(answer: Result<T, ServerFailure | Problem>): Result<T, ServerFailure> {
	return answer.ok ? answer : err(failureOf(answer.error));
}

function registerError(error: ServerFailure | Problem, isInvited: boolean): ServerRegisterError {
	if (error.kind !== 'problem') return error;
	if (error.name === 'sign-up-closed') {
		return { kind: isInvited ? 'invitation-refused' : 'invitation-needed' };
	}
	// One answer for the name and the address: who asks is not told which.
	return error.name === 'conflict' ? { kind: 'name-or-email-taken' } : toFailure(error);
}

function logInError(error: ServerFailure | Problem): ServerLogInError {
	if (error.kind !== 'problem') return error;
	if (error.name === 'wrong-credentials') return { kind: 'wrong-credentials' };
	if (error.name === 'locked') return { kind: 'locked' };
	if (error.name === 'too-many-attempts') {
		return { kind: 'wait', forMs: error.retryAfterMs ?? 60_000 };
	}
	return toFailure(error);
}
