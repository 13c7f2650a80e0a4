import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { BatchRun, BatchScorer } from '#lib/ports/batch-scorer.ts';
import type { BatchJob } from './batch-job.ts';
import { failedBy } from './row-fault.ts';
import { keyOf, type RowInput } from './row-input.ts';
import { isFailed, type RowResult } from './row-result.ts';

/** Answers that were given before, by the key of their input. */
export interface KnownAnswers {
	get(key: string): RowResult | undefined;
	set(key: string, result: RowResult): void;
}

/** What of a job its inputs need. */
interface InputsOf {
	readonly facts: Pick<BatchJob['facts'], 'tool'>;
	readonly details: Pick<BatchJob['details'], 'input'>;
}

/** Faults of the device or the app, not of a row: the job stops with them and can go on later. */
const FATAL: readonly InferenceError['kind'][] = [
	'aborted',
	'model-missing',
	'model-corrupt',
	'network',
	'insecure-context'
];

/**
 * Results of the inputs, in their order, equal ones computed once. What fails is halved until the rows that are at
 * fault stand alone; each of those is tried once more and then keeps its error.
 *
 * @param onResult called for each input as soon as its result is there; an input may be named once only
 */
export async function runInputs(
	inputs: readonly RowInput[],
	{ facts, details }: InputsOf,
	scorer: BatchScorer,
	known: KnownAnswers,
	{ signal, onResult }: BatchRun
): Promise<Result<undefined, InferenceError>> {
	const places = new Map<string, number[]>();
	const distinct: RowInput[] = [];
	const keys: string[] = [];
	for (const [index, input] of inputs.entries()) {
		const key = keyOf(facts.tool, input);
		const answer = known.get(key);
		const same = places.get(key);
		if (answer) onResult?.(index, answer);
		else if (same) same.push(index);
		else {
			places.set(key, [index]);
			distinct.push(input);
			keys.push(key);
		}
	}

	const settled = new Set<number>();
	const settle = (index: number, result: RowResult) => {
		if (settled.has(index)) return;
		settled.add(index);
		const key = keys[index] ?? '';
		if (!isFailed(result)) known.set(key, result);
		for (const place of places.get(key) ?? []) onResult?.(place, result);
	};

	/** What the rows without a result answered last. */
	const failures = new Map<number, RowResult>();
	const attempt = async (own: readonly number[]): Promise<InferenceError | undefined> => {
		const receive = (place: number, result: RowResult) => {
			const index = own[place] ?? -1;
			if (isFailed(result)) failures.set(index, result);
			else settle(index, result);
		};
		const asked = own.flatMap((index) => distinct.slice(index, index + 1));
		const run = { signal, onResult: receive };
		const outcome = await scorer.score(facts.tool, asked, details.input, run);
		if (!outcome.ok) return outcome.error;
		for (const [place, result] of outcome.value.entries()) receive(place, result);
		return undefined;
	};

	const work = async (
		own: readonly number[],
		tries: 1 | 2
	): Promise<InferenceError | undefined> => {
		if (own.length === 0) return undefined;
		const error = await attempt(own);
		if (error && FATAL.includes(error.kind)) return error;
		const open = own.filter((index) => !settled.has(index));
		const [first] = open;
		if (first === undefined) return undefined;
		if (open.length === 1 && tries === 2) {
			settle(first, failures.get(first) ?? failedBy(error));
			return undefined;
		}
		// Without an error of the call, each of these failed for itself: the second try is theirs alone.
		const size = error && open.length > 1 ? Math.ceil(open.length / 2) : 1;
		for (let from = 0; from < open.length; from += size) {
			const failure = await work(open.slice(from, from + size), size === 1 ? 2 : 1);
			if (failure) return failure;
		}
		return undefined;
	};

	const failure = await work([...distinct.keys()], 1);
	return failure ? err(failure) : ok(undefined);
}
