import type { Answered } from '#server/inference/inference.ts';
import type { InferenceFailure } from '#server/inference/inference-failure.ts';
import type { Result } from '#lib/domain/result.ts';
import { PROBLEMS, type ProblemExtra, type ProblemName } from '#server/http/problem.ts';

/** A problem without a request to answer. */
export interface ApiProblem {
	readonly name: ProblemName;
	readonly extra: ProblemExtra;
}

/** How a failure of inference is told to a client. */
export function problemOf(failure: InferenceFailure): ApiProblem {
	switch (failure.kind) {
		case 'aborted':
			return unavailable('The request ended before its answer was there.');
		case 'timed-out':
			return {
				name: 'timed-out',
				extra: { detail: 'Nothing was counted. Send fewer or shorter texts, or a batch.' }
			};
		case 'queue-full':
			return unavailable('All workers are busy. Nothing was counted.', failure.retryAfterSeconds);
		case 'model-missing':
		case 'model-corrupt':
			return unavailable(`A file of the model is missing or damaged: ${failure.file}.`, 60);
		case 'thread-crashed':
			return unavailable('The worker ended twice in the middle of this. Nothing was counted.');
		case 'internal':
			return { name: 'internal-error', extra: { detail: 'Nothing was counted. Try again.' } };
	}
}

/** Of an input; nothing where it has an answer. */
export function problemOfOutcome(
	outcome: Result<Answered, InferenceFailure>
): ApiProblem | undefined {
	if (!outcome.ok) return problemOf(outcome.error);
	const { answer } = outcome.value;
	if (answer.kind !== 'refused') return undefined;
	return { name: 'invalid-input', extra: { detail: answer.message } };
}

/** As it stands among other inputs' answers. */
export function toItemError({ name, extra: { detail } }: ApiProblem) {
	return {
		type: `/docs/problems#${name}`,
		title: PROBLEMS[name].title,
		...(detail === undefined ? {} : { detail })
	};
}

function unavailable(detail: string, retryAfterSeconds = 1): ApiProblem {
	const headers = { 'Retry-After': String(retryAfterSeconds) };
	return { name: 'unavailable', extra: { detail, headers } };
}
