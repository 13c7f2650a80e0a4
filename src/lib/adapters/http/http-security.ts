import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ServerSecurity, ServerSecurityError } from '#lib/ports/server-security.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';
import {
	addedFactorSchema,
	backupCodesSchema,
	sessionPageSchema
} from '#lib/protocol/people-api.ts';
import { toFailure, type ApiClient, type Call, type Problem } from './api-client.ts';

const FACTOR = '/api/account/second-factor';
const SESSIONS = '/api/account/sessions';
/** Answers without a body. */
const nothingSchema = z.unknown();

/** Second factor and sessions of whoever is logged in at the server that this app was loaded from. */
export class HttpSecurity implements ServerSecurity {
	constructor(private readonly api: ApiClient) {}

	async addFactor(loginSecret: string) {
		const body = { loginSecret };
		const added = await this.#ask({
			method: 'POST',
			path: FACTOR,
			body,
			answer: addedFactorSchema
		});
		if (!added.ok) return added;
		return ok({ uri: added.value.totpURI, backupCodes: added.value.backupCodes });
	}

	async confirmFactor(code: string) {
		// Apps show six digits in two groups.
		const body = { code: code.replaceAll(/\s/g, '') };
		const path = `${FACTOR}/confirm`;
		const done = await this.#ask({ method: 'POST', path, body, answer: nothingSchema });
		if (done.ok || done.error.kind !== 'wrong-credentials') return done;
		return err({ kind: 'wrong-code' } as const);
	}

	removeFactor(loginSecret: string) {
		const body = { loginSecret };
		return this.#ask({ method: 'DELETE', path: FACTOR, body, answer: nothingSchema });
	}

	async renewBackupCodes(loginSecret: string) {
		const path = `${FACTOR}/backup-codes`;
		const body = { loginSecret };
		const made = await this.#ask({ method: 'POST', path, body, answer: backupCodesSchema });
		return made.ok ? ok(made.value.backupCodes) : made;
	}

	async sessions() {
		const page = await this.#ask({ method: 'GET', path: SESSIONS, answer: sessionPageSchema });
		return page.ok ? ok(page.value.sessions) : page;
	}

	/** One that has ended already is as good as ended. */
	async endSession(id: string) {
		const path = `${SESSIONS}/${encodeURIComponent(id)}`;
		const done = await this.api.call({ method: 'DELETE', path, answer: nothingSchema });
		if (done.ok) return ok(undefined);
		const { error } = done;
		const isGone = error.kind === 'problem' && error.name === 'not-found';
		return isGone ? ok(undefined) : err(errorOf(error));
	}

	endOtherSessions() {
		return this.#ask({ method: 'DELETE', path: SESSIONS, answer: nothingSchema });
	}

	async #ask<T>(call: Call<T>): Promise<Result<T, ServerSecurityError>> {
		const answer = await this.api.call(call);
		return answer.ok ? answer : err(errorOf(answer.error));
	}
}

function errorOf(error: ServerFailure | Problem): ServerSecurityError {
	if (error.kind !== 'problem') return error;
	switch (error.name) {
		case 'wrong-credentials':
			return { kind: 'wrong-credentials' };
		case 'invalid-input':
			return { kind: 'wrong-code' };
		case 'conflict':
			return { kind: 'factor-changed' };
		case 'too-many-attempts':
			return { kind: 'wait', forMs: error.retryAfterMs ?? 60_000 };
		default:
			return toFailure(error);
	}
}
