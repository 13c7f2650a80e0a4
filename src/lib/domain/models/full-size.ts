import type { ToolId } from '#lib/domain/tools.ts';
import type { Dtype, ModelTask } from './manifest.ts';

/** A large public model that the catalogue offers by name. Nothing of it is fetched before the user says so. */
export interface FullSizeModel {
	readonly id: string;
	readonly title: string;
	readonly task: ModelTask;
	readonly tools: readonly ToolId[];
	/** As its card states it; the hub is asked again before a download. */
	readonly licence: string;
	readonly languages: readonly string[];
	/** The weights recommended first. */
	readonly dtype: Dtype;
	/** Of these weights, roughly: the exact number comes from the source. */
	readonly bytes: number;
}

export const FULL_SIZE_MODELS: readonly FullSizeModel[] = [
	{
		id: 'Xenova/distilbert-base-uncased-finetuned-sst-2-english',
		title: 'DistilBERT for sentiment',
		task: 'text-classification',
		tools: ['sentiment'],
		licence: 'Apache-2.0',
		languages: ['en'],
		dtype: 'q8',
		bytes: 68_000_000
	},
	{
		id: 'Xenova/distilbart-cnn-6-6',
		title: 'DistilBART for news',
		task: 'summarization',
		tools: ['summary'],
		licence: 'Apache-2.0',
		languages: ['en'],
		dtype: 'q8',
		bytes: 285_000_000
	},
	{
		id: 'Xenova/bart-large-cnn',
		title: 'BART large for news',
		task: 'summarization',
		tools: ['summary'],
		licence: 'MIT',
		languages: ['en'],
		dtype: 'q8',
		bytes: 490_000_000
	},
	{
		id: 'Xenova/all-MiniLM-L6-v2',
		title: 'MiniLM with full precision',
		task: 'feature-extraction',
		tools: ['summary', 'job-match'],
		licence: 'Apache-2.0',
		languages: ['en'],
		dtype: 'fp32',
		bytes: 91_000_000
	}
];
