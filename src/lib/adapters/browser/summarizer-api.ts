import type { SummaryInput } from '#lib/domain/summary/summary-input.ts';

/** What the Summarizer API takes (Chrome and Edge from 138 on; https://developer.chrome.com/docs/ai/summarizer-api). */
export interface SummarizerOptions {
	readonly type: 'tldr' | 'key-points' | 'headline';
	readonly length: 'short' | 'medium' | 'long';
	readonly format: 'plain-text';
	readonly expectedInputLanguages: readonly string[];
	readonly outputLanguage: string;
}

export interface SummarizerSession {
	/** Tokens that it reads at once. */
	readonly inputQuota: number;
	measureInputUsage(text: string, options: { signal?: AbortSignal | undefined }): Promise<number>;
	/** Each chunk goes on where the last one ended. */
	summarizeStreaming(
		text: string,
		options: { signal?: AbortSignal | undefined }
	): ReadableStream<string>;
	destroy(): void;
}

export interface SummarizerApi {
	availability(options: SummarizerOptions): Promise<string>;
	create(
		options: SummarizerOptions & {
			readonly signal?: AbortSignal | undefined;
			readonly monitor?: (monitor: EventTarget) => void;
		}
	): Promise<SummarizerSession>;
}

/** Undefined where the browser brings no such model. */
export function findSummarizer(scope: object = globalThis): SummarizerApi | undefined {
	const found: unknown = Reflect.get(scope, 'Summarizer');
	return isApi(found) ? found : undefined;
}

function isApi(value: unknown): value is SummarizerApi {
	const isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
	return isObject && 'availability' in value && 'create' in value;
}

const TYPES = { paragraph: 'tldr', 'key-points': 'key-points', 'one-line': 'headline' } as const;

/** The nearest that the API offers: it knows three lengths, and one that it calls short ends after three sentences. */
export function toSummarizerOptions({
	form,
	length
}: Pick<SummaryInput, 'form' | 'length'>): SummarizerOptions {
	const nearest = typeof length === 'string' ? length : length <= 3 ? 'short' : 'medium';
	return {
		type: TYPES[form],
		length: typeof length === 'number' && length > 6 ? 'long' : nearest,
		format: 'plain-text',
		expectedInputLanguages: ['en'],
		outputLanguage: 'en'
	};
}
