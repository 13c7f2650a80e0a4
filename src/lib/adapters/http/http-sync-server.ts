import { err, type Result } from '#lib/domain/result.ts';
import type { PullCall, PushCall, SyncRefusal } from '#lib/domain/sync/sync-calls.ts';
import type { ServerFailure, SyncServer } from '#lib/ports/sync-server.ts';
import {
	clockAheadSchema,
	pullAnswerSchema,
	pushAnswerSchema
} from '#lib/protocol/sync-messages.ts';
import { toFailure, type ApiClient, type Problem } from './api-client.ts';

export class HttpSyncServer implements SyncServer {
	constructor(private readonly api: ApiClient) {}

	async pull(call: PullCall, signal: AbortSignal) {
		const path = '/api/sync/pull';
		const answer = pullAnswerSchema;
		return understood(await this.api.call({ method: 'POST', path, body: call, answer, signal }));
	}

	async push(call: PushCall, signal: AbortSignal) {
		const path = '/api/sync/push';
		const answer = pushAnswerSchema;
		return understood(await this.api.call({ method: 'POST', path, body: call, answer, signal }));
	}
}

function understood<T>(
	answer: Result<T, ServerFailure | Problem>
): Result<T, SyncRefusal | ServerFailure> {
	if (answer.ok) return answer;
	const { error } = answer;
	return err(error.kind === 'problem' ? toRefusal(error) : error);
}

function toRefusal(problem: Problem): SyncRefusal | ServerFailure {
	switch (problem.name) {
		case 'sync-sweep-needed':
			return { kind: 'sweep-needed' };
		case 'sync-log-replaced':
			return { kind: 'log-replaced' };
		case 'sync-foreign-client':
			return { kind: 'foreign-client' };
		case 'storage-full':
			return { kind: 'storage-full' };
		case 'sync-clock-ahead': {
			const members = clockAheadSchema.safeParse(problem.members);
			return members.success ? { kind: 'clock-ahead', ...members.data } : toFailure(problem);
		}
		default:
			return toFailure(problem);
	}
}
