import { z } from 'zod';
import {
	freshInvitationSchema,
	invitationPageSchema,
	type NewInvitation
} from '#lib/domain/admin/invitation.ts';
import { backupMadeSchema, backupsSchema } from '#lib/domain/admin/server-backups.ts';
import {
	auditPageSchema,
	peoplePageSchema,
	serverStatusSchema,
	usagePageSchema,
	type PersonChange
} from '#lib/domain/admin/server-facts.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ServerAdmin, ServerAdminError } from '#lib/ports/server-admin.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';
import { toFailure, type ApiClient, type Call, type Problem } from './api-client.ts';

const PATH = '/api/admin';
/** Answers without a body. */
const nothingSchema = z.unknown();

/** The admin's part of the server that this app was loaded from. */
export class HttpAdmin implements ServerAdmin {
	constructor(private readonly api: ApiClient) {}

	people(search: string, offset: number) {
		const query = new URLSearchParams({ search, offset: String(offset) });
		const path = `${PATH}/people?${query.toString()}`;
		return this.#ask({ method: 'GET', path, answer: peoplePageSchema });
	}

	change(userId: string, body: PersonChange) {
		return this.#ask({ method: 'PATCH', path: of(userId), body, answer: nothingSchema });
	}

	resetLimits(userId: string) {
		const path = of(userId, '/reset-limits');
		return this.#ask({ method: 'POST', path, answer: nothingSchema });
	}

	endSessions(userId: string) {
		const path = of(userId, '/end-sessions');
		return this.#ask({ method: 'POST', path, answer: nothingSchema });
	}

	export(userId: string) {
		const path = of(userId, '/export');
		return this.#ask({ method: 'POST', path, answer: z.string(), isText: true });
	}

	remove(userId: string) {
		return this.#ask({ method: 'DELETE', path: of(userId), answer: nothingSchema });
	}

	async usage(days: number) {
		const path = `${PATH}/usage?days=${days}`;
		const page = await this.#ask({ method: 'GET', path, answer: usagePageSchema });
		return page.ok ? ok(page.value.days) : page;
	}

	status() {
		return this.#ask({ method: 'GET', path: `${PATH}/status`, answer: serverStatusSchema });
	}

	async audit(limit: number) {
		const path = `${PATH}/audit?limit=${limit}`;
		const page = await this.#ask({ method: 'GET', path, answer: auditPageSchema });
		return page.ok ? ok(page.value.events) : page;
	}

	async invitations() {
		const path = `${PATH}/invitations`;
		const page = await this.#ask({ method: 'GET', path, answer: invitationPageSchema });
		return page.ok ? ok(page.value.invitations) : page;
	}

	invite(body: NewInvitation) {
		const path = `${PATH}/invitations`;
		return this.#ask({ method: 'POST', path, body, answer: freshInvitationSchema });
	}

	/** One that is gone already is as good as withdrawn. */
	async withdraw(invitationId: string) {
		const path = `${PATH}/invitations/${encodeURIComponent(invitationId)}`;
		const done = await this.#ask({ method: 'DELETE', path, answer: nothingSchema });
		return done.ok || done.error.kind !== 'unknown-user' ? done : ok(undefined);
	}

	backups() {
		return this.#ask({ method: 'GET', path: `${PATH}/backups`, answer: backupsSchema });
	}

	backUp() {
		return this.#ask({ method: 'POST', path: `${PATH}/backups`, answer: backupMadeSchema });
	}

	async #ask<T>(call: Call<T>): Promise<Result<T, ServerAdminError>> {
		const answer = await this.api.call(call);
		return answer.ok ? answer : err(errorOf(answer.error));
	}
}

function of(userId: string, action = ''): string {
	return `${PATH}/people/${encodeURIComponent(userId)}${action}`;
}

function errorOf(error: ServerFailure | Problem): ServerAdminError {
	if (error.kind !== 'problem') return error;
	switch (error.name) {
		case 'not-allowed':
			return { kind: 'not-admin' };
		case 'log-in-again':
			return { kind: 'log-in-again' };
		case 'not-found':
			return { kind: 'unknown-user' };
		case 'conflict':
			return { kind: 'last-admin' };
		case 'backups-unavailable':
			return { kind: 'backups-unavailable' };
		default:
			return toFailure(error);
	}
}
