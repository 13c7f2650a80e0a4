import { z } from 'zod';
import { keyInfoSchema, newKeySchema, type NewKey } from '#lib/domain/api-keys/api-key.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { FreshKeyInfo, KeyKeeper, KeyProblem } from '#lib/ports/key-keeper.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';
import { toFailure, type ApiClient, type Call, type Problem } from './api-client.ts';

const PATH = '/api/keys';
const listSchema = z.object({ keys: z.array(keyInfoSchema) });
const freshSchema = z.object({ secret: z.string(), key: keyInfoSchema });

/** Keys of the server that this app was loaded from. */
export class HttpKeys implements KeyKeeper {
	constructor(private readonly api: ApiClient) {}

	async list() {
		const listed = await this.#ask({ method: 'GET', path: PATH, answer: listSchema });
		return listed.ok ? ok(listed.value.keys) : listed;
	}

	async make(wanted: NewKey): Promise<Result<FreshKeyInfo, KeyProblem>> {
		const parsed = newKeySchema.safeParse(wanted);
		if (!parsed.success) {
			const isName = parsed.error.issues.some(({ path }) => path[0] === 'name');
			return err({ kind: isName ? 'invalid-key-name' : 'no-scopes' });
		}
		const { data: body } = parsed;
		return this.#ask({ method: 'POST', path: PATH, body, answer: freshSchema });
	}

	revoke(id: string) {
		const path = `${PATH}/${encodeURIComponent(id)}`;
		return this.#ask({ method: 'DELETE', path, answer: keyInfoSchema });
	}

	rotate(id: string) {
		const path = `${PATH}/${encodeURIComponent(id)}/rotate`;
		return this.#ask({ method: 'POST', path, answer: freshSchema });
	}

	async #ask<T>(call: Call<T>): Promise<Result<T, KeyProblem>> {
		const answer = await this.api.call(call);
		return answer.ok ? answer : err(problemOf(answer.error));
	}
}

function problemOf(error: ServerFailure | Problem): KeyProblem {
	if (error.kind !== 'problem') return error;
	if (error.name === 'not-found') return { kind: 'unknown-key' };
	return error.name === 'conflict' ? { kind: 'revoked-key' } : toFailure(error);
}
