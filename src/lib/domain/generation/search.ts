import type { GenerationOptions, GenerationRules } from './generation-options.ts';
import { applyTokenRules } from './token-rules.ts';

/**
 * One step of the decoder.
 *
 * @param tokens the newest token of each beam
 * @param parents for each of them, the beam of the step before that it continues
 * @returns logits of each beam over the vocabulary; the search may write into them
 */
export type DecoderStep = (
	tokens: readonly number[],
	parents: readonly number[]
) => Promise<readonly Float32Array[]>;

export interface SearchRun {
	readonly step: DecoderStep;
	readonly options: GenerationOptions;
	readonly rules: GenerationRules;
	readonly signal?: AbortSignal | undefined;
	/** The likeliest text so far, after every token: without start token. Beams may change their mind. */
	readonly onTokens?: ((ids: readonly number[]) => void) | undefined;
}

/** Tokens of the answer, the start token first, the end token last where the model set it. */
export async function searchTokens(run: SearchRun): Promise<number[]> {
	return run.options.beams === 1 ? searchGreedily(run) : searchBeams(run);
}

async function searchGreedily({
	step,
	options,
	rules,
	signal,
	onTokens
}: SearchRun): Promise<number[]> {
	const ids = [rules.startToken];
	while (ids.length <= options.maxTokens) {
		signal?.throwIfAborted();
		const [scores] = await step([ids.at(-1) ?? rules.startToken], [0]);
		if (!scores) throw new RangeError('One token in, one row of logits out');
		applyTokenRules(scores, ids, options, rules);
		const best = indexOfLargest(scores);
		ids.push(best);
		onTokens?.(ids.slice(1));
		if (best === rules.endToken) break;
	}
	return ids;
}

interface Beam {
	readonly ids: readonly number[];
	/** Sum of the log-probabilities of its tokens. */
	readonly score: number;
}

interface Candidate extends Beam {
	readonly parent: number;
	readonly token: number;
}

/**
 * Beam search as transformers does it (`BeamSearchScorer`): twice as many candidates as beams, so that finished ones
 * leave enough to go on with; finished texts compete by their mean log-probability under the length penalty.
 */
async function searchBeams(run: SearchRun): Promise<number[]> {
	const { step, options, rules, signal, onTokens } = run;
	let beams: readonly Beam[] = [{ ids: [rules.startToken], score: 0 }];
	let parents: readonly number[] = [0];
	const finished = new Finished(options.beams, rules);
	for (let written = 0; written < options.maxTokens; written++) {
		signal?.throwIfAborted();
		const rows = await step(
			beams.map(({ ids }) => ids.at(-1) ?? rules.startToken),
			parents
		);
		const candidates = bestCandidates(beams, rows, run);
		const next: Candidate[] = [];
		for (const [rank, candidate] of candidates.entries()) {
			if (next.length === options.beams) break;
			if (candidate.token !== rules.endToken) next.push(candidate);
			else if (rank < options.beams) finished.add(candidate);
		}
		const best = next[0] ?? finished.best;
		if (best) onTokens?.(best.ids.slice(1));
		if (next.length === 0 || finished.isDone(candidates[0]?.score ?? -Infinity, written + 1)) break;
		beams = next;
		parents = next.map(({ parent }) => parent);
	}
	if (!finished.isFull) for (const beam of beams) finished.add(beam);
	return [...(finished.best?.ids ?? [rules.startToken])];
}

function bestCandidates(
	beams: readonly Beam[],
	rows: readonly Float32Array[],
	{ options, rules }: SearchRun
): Candidate[] {
	const best: Candidate[] = [];
	const wanted = 2 * options.beams;
	for (const [parent, { ids, score }] of beams.entries()) {
		const row = rows[parent];
		if (!row) throw new RangeError('A row of logits for every beam');
		toLogProbabilities(row);
		applyTokenRules(row, ids, options, rules);
		for (const token of indicesOfLargest(row, wanted)) {
			const own = row[token] ?? -Infinity;
			if (own > -Infinity) best.push({ ids: [...ids, token], score: score + own, parent, token });
		}
	}
	return best.sort((a, b) => b.score - a.score).slice(0, wanted);
}

/** The best finished texts, as many as there are beams. */
class Finished {
	#texts: Beam[] = [];

	constructor(
		private readonly size: number,
		private readonly rules: GenerationRules
	) {}

	get isFull(): boolean {
		return this.#texts.length >= this.size;
	}

	get best(): Beam | undefined {
		return this.#texts[0];
	}

	add({ ids, score }: Beam): void {
		const mean = this.#perLength(score, ids.length - 1);
		this.#texts.push({ ids, score: mean });
		this.#texts.sort((a, b) => b.score - a.score);
		this.#texts.length = Math.min(this.#texts.length, this.size);
	}

	/** Whether no unfinished beam can still get into the list. */
	isDone(bestScore: number, written: number): boolean {
		if (!this.isFull) return false;
		if (this.rules.stopsEarly) return true;
		return (this.#texts.at(-1)?.score ?? -Infinity) >= this.#perLength(bestScore, written);
	}

	#perLength(score: number, length: number): number {
		return score / Math.max(1, length) ** this.rules.lengthPenalty;
	}
}

function indexOfLargest(values: Float32Array): number {
	let best = 0;
	for (let at = 1; at < values.length; at++) {
		if ((values[at] ?? -Infinity) > (values[best] ?? -Infinity)) best = at;
	}
	return best;
}

/** Largest first; of equal ones the first. */
function indicesOfLargest(values: Float32Array, count: number): number[] {
	const best: number[] = [];
	for (let at = 0; at < values.length; at++) {
		const value = values[at] ?? -Infinity;
		const last = best.at(-1);
		if (best.length === count && last !== undefined && value <= (values[last] ?? -Infinity))
			continue;
		let place = best.length;
		while (place > 0 && (values[best[place - 1] ?? 0] ?? -Infinity) < value) place -= 1;
		best.splice(place, 0, at);
		if (best.length > count) best.pop();
	}
	return best;
}

/** Log-softmax in place. */
function toLogProbabilities(logits: Float32Array): void {
	const largest = logits.reduce((max, value) => Math.max(max, value), -Infinity);
	const sum = logits.reduce((total, value) => total + Math.exp(value - largest), 0);
	const shift = largest + Math.log(sum);
	for (let at = 0; at < logits.length; at++) logits[at] = (logits[at] ?? -Infinity) - shift;
}
