import { splitUnits } from '#lib/domain/classification/split-units.ts';
import {
	DEFAULT_GENERATION,
	type GenerationOptions
} from '#lib/domain/generation/generation-options.ts';
import type { Span } from '#lib/domain/text/sentences.ts';
import { planWindows } from '#lib/domain/text/windows.ts';
import type { RunOptions, TextGenerator } from '#lib/ports/text-model.ts';
import type { SummaryInput } from './summary-input.ts';
import type { SummaryPart, SummaryResult } from './summary-result.ts';
import { writtenResult } from './written-result.ts';

interface Chunk {
	readonly span: Span;
	readonly text: string;
}

/** Rounds of putting parts together. Each makes the text several times shorter, so books need three. */
const MAX_ROUNDS = 5;

/**
 * A summary in the model's own words. A text that the model cannot read at once is read in chunks of whole sentences;
 * their summaries, which the answer holds, are put together and summarised until one is left.
 *
 * @param onPartial the answer so far, after every token
 */
export async function writeSummary(
	input: SummaryInput,
	generator: TextGenerator,
	run: RunOptions = {},
	onPartial?: (result: SummaryResult) => void
): Promise<SummaryResult> {
	const options = input.generation ?? DEFAULT_GENERATION;
	const chunks = cut(input.text, generator);
	const parts: SummaryPart[] = [];
	const steps = stepsOf(chunks.length, options, run);
	const show = (text: string, tokens: number, isPart: boolean) => {
		steps.at(tokens);
		const shown = isPart ? [...parts, { span: partSpan(), text }] : parts;
		onPartial?.(writtenResult(input, isPart ? '' : text, shown));
	};
	const partSpan = () => chunks[parts.length]?.span ?? { start: 0, end: input.text.length };
	const write = async (text: string, isPart: boolean) => {
		const { signal } = run;
		const onToken = (written: string, tokens: number) => show(written, tokens, isPart);
		const answer = await generator.generate(text, options, { signal, onToken });
		steps.finish();
		return answer.text;
	};

	const [only] = chunks;
	if (chunks.length <= 1) {
		return writtenResult(input, only ? await write(only.text, false) : '', []);
	}
	for (const { span, text } of chunks) parts.push({ span, text: await write(text, true) });
	return writtenResult(input, await merge(parts, generator, (text) => write(text, false)), parts);
}

/** Summarises what was put together until it is one text, or until that no longer makes it shorter. */
async function merge(
	parts: readonly SummaryPart[],
	generator: TextGenerator,
	write: (text: string) => Promise<string>
): Promise<string> {
	let texts = parts.map(({ text }) => text);
	for (let round = 0; round < MAX_ROUNDS; round++) {
		const joined = texts.join('\n\n');
		const chunks = cut(joined, generator);
		if (chunks.length >= texts.length) return joined;
		texts = [];
		for (const { text } of chunks) texts.push(await write(text));
		if (texts.length <= 1) break;
	}
	return texts.join('\n\n');
}

/** Whole sentences, as many as the model reads at once, with one space between them: line breaks cost tokens. */
function cut(text: string, generator: TextGenerator): Chunk[] {
	const budget = generator.maxTokens - 2;
	const units = splitUnits(text, generator, budget - 1);
	return planWindows(
		units.map(({ span }) => span),
		// A word in the middle of a text may be split otherwise than one at its beginning.
		units.map(({ tokens }) => tokens + 1),
		{ budget, overlap: 0 }
	).map(({ first, last, span }) => ({
		span,
		text: units
			.slice(first, last + 1)
			.map((unit) => text.slice(unit.span.start, unit.span.end))
			.join(' ')
	}));
}

/** Progress in tokens of all texts to be written; one that ends early counts as whole. */
function stepsOf(chunks: number, { maxTokens }: GenerationOptions, { onProgress }: RunOptions) {
	const texts = chunks <= 1 ? 1 : chunks + 1;
	let finished = 0;
	return {
		at: (tokens: number) => {
			onProgress?.(Math.min(finished, texts - 1) * maxTokens + tokens, texts * maxTokens);
		},
		finish: () => {
			finished += 1;
		}
	};
}
