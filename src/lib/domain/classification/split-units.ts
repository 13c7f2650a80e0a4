import { type Span, splitSentences } from '#lib/domain/text/sentences.ts';
import { splitWords } from '#lib/domain/text/words.ts';
import type { TokenCounter } from '#lib/ports/text-model.ts';

/** A sentence, or a part of one that was too long for a window. */
export interface Unit {
	readonly span: Span;
	readonly tokens: number;
}

/** One character can become several tokens where Unicode decomposes it (Hangul into three). */
const TOKENS_PER_UTF16_UNIT = 4;

/**
 * The sentences of a text, those longer than `budget` tokens cut between words, and words longer than that
 * between characters. No unit has more tokens than `budget`; together they hold every sentence.
 */
export function splitUnits(text: string, counter: TokenCounter, budget: number): Unit[] {
	const sentences = splitSentences(text);
	const counts = counter.countTokens(sentences.map((span) => text.slice(span.start, span.end)));
	return sentences.flatMap((span, index) => {
		const tokens = counts[index] ?? 0;
		return tokens <= budget ? [{ span, tokens }] : splitLong(text, span, counter, budget);
	});
}

function splitLong(text: string, sentence: Span, counter: TokenCounter, budget: number): Unit[] {
	const words = splitWords(text.slice(sentence.start, sentence.end));
	const starts = words.slice(1).map((word) => sentence.start + word.start);
	const bounds = [sentence.start, ...starts, sentence.end];
	const spans = bounds
		.slice(1)
		.map((end, index) => ({ start: bounds[index] ?? sentence.start, end }));
	const counts = counter.countTokens(spans.map((span) => text.slice(span.start, span.end)));
	const atoms = spans.flatMap((span, index) => {
		const tokens = counts[index] ?? 0;
		return tokens <= budget ? [{ span, tokens }] : cutCharacters(text, span, counter, budget);
	});

	const units: Unit[] = [];
	for (const atom of atoms) {
		const last = units.at(-1);
		if (last && last.tokens + atom.tokens <= budget) {
			const span = { start: last.span.start, end: atom.span.end };
			units[units.length - 1] = { span, tokens: last.tokens + atom.tokens };
		} else {
			units.push(atom);
		}
	}
	return units.map(({ span, tokens }) => ({ span: trim(text, span), tokens }));
}

function cutCharacters(text: string, span: Span, counter: TokenCounter, budget: number): Unit[] {
	const step = Math.max(2, Math.floor(budget / TOKENS_PER_UTF16_UNIT));
	const spans: Span[] = [];
	for (let start = span.start; start < span.end;) {
		let end = Math.min(start + step, span.end);
		const isInsidePair = /[\ud800-\udbff]/.test(text.charAt(end - 1));
		if (isInsidePair && end < span.end) end += 1;
		spans.push({ start, end });
		start = end;
	}
	const counts = counter.countTokens(spans.map(({ start, end }) => text.slice(start, end)));
	return spans.map((part, index) => ({ span: part, tokens: counts[index] ?? 0 }));
}

function trim(text: string, { start, end }: Span): Span {
	const part = text.slice(start, end);
	const length = part.trimEnd().length;
	return { start, end: start + Math.max(length, Math.min(1, part.length)) };
}
