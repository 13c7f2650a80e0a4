import { problems } from '#server/http/describe-answers.ts';

/** For `responses` of a route that analyses. */
export const ANALYSIS_PROBLEMS = problems(
	'invalid-request',
	'not-signed-in',
	'out-of-scope',
	'too-large',
	'wrong-media-type',
	'invalid-input',
	'quota-exceeded',
	'internal-error',
	'unavailable',
	'timed-out'
);
