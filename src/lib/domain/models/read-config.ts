import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { InstallError } from './install-error.ts';
import type { ModelTask } from './manifest.ts';

/** Classifiers and embedders read no more at once: their time grows with the square of it. */
const MAX_ENCODER_TOKENS = 512;
const MAX_WRITER_TOKENS = 1024;

const configSchema = z.object({
	model_type: z.string(),
	architectures: z.array(z.string()).optional(),
	id2label: z.record(z.string(), z.string()).optional(),
	max_position_embeddings: z.int().positive().optional(),
	hidden_size: z.int().positive().optional(),
	/** DistilBERT's name for it. */
	dim: z.int().positive().optional(),
	is_encoder_decoder: z.boolean().optional()
});

/** What a model is, as far as its `config.json` says. */
export interface ModelFacts {
	readonly task: ModelTask;
	readonly modelType: string;
	/** Special tokens included. */
	readonly maxTokens: number;
	/** The model's own names, in the order of its logits. */
	readonly labels: readonly string[];
	/** Length of a vector, for embedders. */
	readonly dimensions: number | undefined;
}

const ENCODERS = new Set([
	'albert',
	'bert',
	'camembert',
	'deberta',
	'deberta-v2',
	'distilbert',
	'electra',
	'mpnet',
	'roberta',
	'xlm-roberta'
]);
/** Their first positions are taken by padding. */
const OFFSET_POSITIONS = new Set(['camembert', 'mpnet', 'roberta', 'xlm-roberta']);
const WRITERS = new Set(['bart', 'pegasus']);

/** Which of our tasks a model is for, from its class, as two tasks may share a type. */
export function readConfig(json: string): Result<ModelFacts, InstallError> {
	const parsed = configSchema.safeParse(parseJson(json));
	if (!parsed.success) return err({ kind: 'unreadable-config' });
	const config = parsed.data;
	const { model_type: modelType, architectures: [architecture = ''] = [] } = config;
	const positions = config.max_position_embeddings;
	if (WRITERS.has(modelType) && architecture.endsWith('ForConditionalGeneration')) {
		const maxTokens = Math.min(positions ?? MAX_WRITER_TOKENS, MAX_WRITER_TOKENS);
		return ok({ task: 'summarization', modelType, maxTokens, labels: [], dimensions: undefined });
	}
	const offset = OFFSET_POSITIONS.has(modelType) ? 2 : 0;
	const maxTokens = Math.min((positions ?? MAX_ENCODER_TOKENS) - offset, MAX_ENCODER_TOKENS);
	if (ENCODERS.has(modelType) && architecture.endsWith('ForSequenceClassification')) {
		const labels = labelsOf(config.id2label ?? {});
		return ok({ task: 'text-classification', modelType, maxTokens, labels, dimensions: undefined });
	}
	const dimensions = config.hidden_size ?? config.dim;
	if (ENCODERS.has(modelType) && architecture.endsWith('Model') && dimensions !== undefined) {
		return ok({ task: 'feature-extraction', modelType, maxTokens, labels: [], dimensions });
	}
	return err({ kind: 'unsupported-model', found: architecture || modelType });
}

function labelsOf(names: Readonly<Record<string, string>>): string[] {
	return Object.entries(names)
		.sort(([a], [b]) => Number(a) - Number(b))
		.map(([, name]) => name);
}

function parseJson(json: string): unknown {
	try {
		return JSON.parse(json);
	} catch {
		return undefined;
	}
}
