import type { ModelManifest } from '#lib/domain/models/manifest.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InferenceFailure } from './inference-failure.ts';
import type { InferenceQueue, Outcome, SubmitOptions } from './inference-queue.ts';
import { EMBEDDER, type ModelCatalogue } from './model-folder.ts';
import { resultKey, type ResultCache } from './result-cache.ts';
import { type WorkAnswer, workAnswerSchema, type WorkItem } from './work-item.ts';

export interface Answered {
	readonly answer: WorkAnswer;
	readonly isCached: boolean;
}

/** What is known already, and what has to be computed. */
export interface Lookup {
	/** By place; nothing where it has to be computed. */
	readonly known: readonly (WorkAnswer | undefined)[];
	readonly missing: number;
}

/** Answers of the four tools' models on this machine. */
export class Inference {
	constructor(
		private readonly catalogue: ModelCatalogue,
		private readonly queue: InferenceQueue,
		private readonly cache: ResultCache
	) {}

	manifestOf(item: WorkItem): ModelManifest {
		return item.kind === 'vector'
			? this.catalogue.manifest(EMBEDDER)
			: this.catalogue.ofTool(item.tool);
	}

	/** @param owner whose answers they are: nobody gets another's */
	async lookUp(owner: string, items: readonly WorkItem[]): Promise<Lookup> {
		const texts = await this.cache.get(this.#keys(owner, items));
		const known = texts.map((text) => (text === undefined ? undefined : parseAnswer(text)));
		return { known, missing: known.filter((answer) => answer === undefined).length };
	}

	/** Computes what the look-up did not know, equal items once. One outcome an item, in order. */
	async complete(
		owner: string,
		items: readonly WorkItem[],
		{ known }: Lookup,
		options: SubmitOptions
	): Promise<readonly Result<Answered, InferenceFailure>[]> {
		const keys = this.#keys(owner, items);
		const missing = new Map<string, WorkItem>();
		items.forEach((item, index) => {
			const key = keys[index];
			if (key !== undefined && known[index] === undefined) missing.set(key, item);
		});
		const outcomes = await this.queue.submit([...missing.values()], options);
		const computed = new Map<string, Outcome>();
		[...missing.keys()].forEach((key, index) => {
			const outcome = outcomes[index];
			if (outcome) computed.set(key, outcome);
		});
		await this.cache.set(toEntries(computed));
		return items.map((_, index): Result<Answered, InferenceFailure> => {
			const answer = known[index];
			if (answer) return ok({ answer, isCached: true });
			const outcome = computed.get(keys[index] ?? '');
			if (!outcome) return err({ kind: 'internal', name: 'MissingAnswer' });
			return outcome.ok ? ok({ answer: outcome.value, isCached: false }) : outcome;
		});
	}

	#keys(owner: string, items: readonly WorkItem[]): string[] {
		return items.map((item) => resultKey(owner, item, this.manifestOf(item)));
	}
}

function toEntries(computed: ReadonlyMap<string, Outcome>): Map<string, string> {
	const entries = new Map<string, string>();
	for (const [key, outcome] of computed) {
		if (outcome.ok) entries.set(key, JSON.stringify(outcome.value));
	}
	return entries;
}

function parseAnswer(text: string): WorkAnswer | undefined {
	try {
		return workAnswerSchema.safeParse(JSON.parse(text)).data;
	} catch {
		return undefined;
	}
}
