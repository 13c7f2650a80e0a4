import { z } from 'zod';
import type { InferenceError } from '#lib/domain/inference/inference-error.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import type { SummaryInput } from '#lib/domain/summary/summary-input.ts';
import type { SummaryResult } from '#lib/domain/summary/summary-result.ts';
import { writeSummary } from '#lib/domain/summary/write-summary.ts';
import type { BrowserWriter, BrowserWriterState } from '#lib/ports/browser-writer.ts';
import type { GenerateOptions, TextGenerator } from '#lib/ports/text-model.ts';
import {
	findSummarizer,
	type SummarizerApi,
	type SummarizerSession,
	toSummarizerOptions
} from './summarizer-api.ts';

const stateSchema = z.enum(['unavailable', 'downloadable', 'downloading', 'available']);
const DEFAULT = toSummarizerOptions({ form: 'paragraph', length: 'medium' });

/** Texts differ in how many tokens a character needs; a chunk that is a little too small does no harm. */
const TOKEN_MARGIN = 1.25;

/** The browser's own Summarizer behind our port. Where the API is missing, it says `absent`. */
export class BrowserSummarizer implements BrowserWriter {
	constructor(private readonly find: () => SummarizerApi | undefined = findSummarizer) {}

	async state(): Promise<BrowserWriterState> {
		const api = this.find();
		if (!api) return 'absent';
		try {
			return stateSchema.catch('unavailable').parse(await api.availability(DEFAULT));
		} catch {
			// A page's policy may forbid it.
			return 'unavailable';
		}
	}

	async fetch(
		onProgress: (share: number) => void,
		signal: AbortSignal
	): Promise<Result<void, InferenceError>> {
		return this.#with(signal, async (api) => {
			const session = await api.create({
				...DEFAULT,
				signal,
				monitor: (monitor) => {
					monitor.addEventListener('downloadprogress', (event) => {
						if ('loaded' in event) onProgress(Number(event.loaded));
					});
				}
			});
			session.destroy();
		});
	}

	async write(
		input: SummaryInput,
		{ signal, onPartial }: Parameters<BrowserWriter['write']>[1]
	): Promise<Result<SummaryResult, InferenceError>> {
		return this.#with(signal, async (api) => {
			const options = toSummarizerOptions(input);
			// Making one would begin a download of gigabytes: that takes a click of its own.
			if ((await api.availability(options)) !== 'available') throw new NotHere();
			const session = await api.create({ ...options, signal });
			try {
				const generator = await generatorOf(session, input.text, signal);
				return await writeSummary(input, generator, { signal }, onPartial);
			} finally {
				session.destroy();
			}
		});
	}

	async #with<T>(
		signal: AbortSignal | undefined,
		act: (api: SummarizerApi) => Promise<T>
	): Promise<Result<T, InferenceError>> {
		const api = this.find();
		if (!api) return err({ kind: 'browser-model', reason: 'gone', message: '' });
		try {
			return ok(await act(api));
		} catch (cause) {
			return err(signal?.aborted ? { kind: 'aborted' } : toError(cause));
		}
	}
}

class NotHere extends Error {}

/** Its tokens are told by the browser for a whole text only: those of a part are taken from its length. */
async function generatorOf(
	session: SummarizerSession,
	text: string,
	signal: AbortSignal | undefined
): Promise<TextGenerator> {
	const tokens = await session.measureInputUsage(text, { signal });
	const rate = (TOKEN_MARGIN * tokens) / Math.max(1, text.length);
	const fits = tokens <= session.inputQuota;
	return {
		maxTokens: session.inputQuota,
		countTokens: (texts) => texts.map((part) => (fits ? 0 : Math.ceil(part.length * rate))),
		generate: async (part, _, run = {}) => ({ ids: [], text: await read(session, part, run) })
	};
}

async function read(
	session: SummarizerSession,
	text: string,
	{ signal, onToken }: GenerateOptions
): Promise<string> {
	const reader = session.summarizeStreaming(text, { signal }).getReader();
	let written = '';
	for (let chunks = 1; ; chunks++) {
		const { done, value } = await reader.read();
		signal?.throwIfAborted();
		if (done) return withoutBullets(written);
		written += value;
		onToken?.(withoutBullets(written), chunks);
	}
}

/** The screen sets bullets of its own. */
function withoutBullets(text: string): string {
	return text.replace(/^[ \t]*[*•-][ \t]+/gm, '').trim();
}

function toError(cause: unknown): InferenceError {
	const name = cause instanceof Error ? cause.name : '';
	const message = cause instanceof Error ? cause.message : String(cause);
	if (cause instanceof NotHere || name === 'NotAllowedError') {
		return { kind: 'browser-model', reason: 'gone', message };
	}
	const isRefusal = name === 'NotSupportedError' || name === 'NotReadableError';
	return { kind: 'browser-model', reason: isRefusal ? 'refused' : 'failed', message };
}
