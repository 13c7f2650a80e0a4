import { err, ok, type Result } from '#lib/domain/result.ts';
import type { ToolId } from '#lib/domain/tools.ts';
import type { InstallError } from './install-error.ts';
import type { InstallPlan } from './install-record.ts';
import { isComplete, type LabelledTool, mapLabels, toolOfLabels } from './label-names.ts';
import type { Dtype } from './manifest.ts';
import type { SourceFile, WeightChoice } from './plan-files.ts';
import type { ModelFacts } from './read-config.ts';

/** What was found at a source, before anything but its `config.json` was fetched. */
export interface FoundModel {
	readonly id: string;
	readonly title: string;
	readonly source: string;
	readonly address?: string | undefined;
	readonly revision: string;
	readonly licence: string;
	readonly languages: readonly string[];
	readonly facts: ModelFacts;
	readonly weights: readonly WeightChoice[];
}

export interface Wanted {
	readonly dtype: Dtype;
	/** For classifiers: the tool that it shall serve, and our names in the order of the model's labels. */
	readonly tool?: LabelledTool | undefined;
	readonly labels?: readonly string[] | undefined;
}

/** What can be told without asking: the tool and the names where the model's own are plain. */
export function suggest({ facts, weights }: FoundModel): Result<Wanted, InstallError> {
	const [first] = weights;
	if (!first) return err({ kind: 'no-weights' });
	const { dtype } = first;
	if (facts.task !== 'text-classification') return ok({ dtype });
	if (facts.labels.length !== 2) return err({ kind: 'label-count', labels: facts.labels });
	const tool = toolOfLabels(facts.labels);
	return ok({ dtype, tool, labels: tool && mapLabels(tool, facts.labels) });
}

/** The plan, once everything is known; undefined while labels are not yet named. */
export function makePlan(found: FoundModel, wanted: Wanted): InstallPlan | undefined {
	const { facts } = found;
	const weights = found.weights.find(({ dtype }) => dtype === wanted.dtype);
	const tools = toolsOf(found, wanted);
	if (!weights || !tools) return undefined;
	return {
		key: keyOf(found.id, wanted.dtype),
		id: found.id,
		title: found.title,
		...(found.address === undefined ? {} : { address: found.address }),
		source: found.source,
		revision: found.revision,
		task: facts.task,
		tools,
		licence: found.licence,
		languages: [...found.languages],
		dtype: wanted.dtype,
		maxTokens: facts.maxTokens,
		...(facts.dimensions === undefined ? {} : { dimensions: facts.dimensions }),
		...(wanted.labels === undefined
			? {}
			: { labels: [...wanted.labels], ownLabels: [...facts.labels] }),
		files: weights.files.map(plainFile)
	};
}

function toolsOf({ facts }: FoundModel, { tool, labels }: Wanted): ToolId[] | undefined {
	switch (facts.task) {
		case 'summarization':
			return ['summary'];
		case 'feature-extraction':
			return ['summary', 'job-match'];
		case 'text-classification':
			return tool && labels && isComplete(tool, labels) ? [tool] : undefined;
	}
}

function plainFile({ path, bytes, sha256 }: SourceFile): InstallPlan['files'][number] {
	return {
		path,
		...(bytes === undefined ? {} : { bytes }),
		...(sha256 === undefined ? {} : { sha256 })
	};
}

/** A folder's name of its own for every model and dtype: `Xenova.bart-large-cnn.q8`. */
export function keyOf(id: string, dtype: Dtype): string {
	const plain = id.replace(/[^\w.-]+/gu, '.').replace(/^\.+/u, '') || 'model';
	return `${plain}.${dtype}`;
}
