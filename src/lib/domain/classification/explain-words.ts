import type { Span } from '#lib/domain/text/sentences.ts';
import { splitWords } from '#lib/domain/text/words.ts';
import type { RunOptions } from '#lib/ports/text-model.ts';
import {
	type Classified,
	classifyPassages,
	type ScoredSpan,
	type TextScore
} from './score-texts.ts';

export interface WordEffect {
	/** In the text as it was given. */
	readonly span: Span;
	/** What leaving it out takes from the calibrated logit of its passage: above 0 it speaks for the target. */
	readonly effect: number;
}

/** Most texts that one explanation classifies. */
const MAX_VARIANTS = 96;
/** Most tokens that one explanation classifies: one to three seconds of work on one thread. */
const MAX_TOKENS = 3000;
/** Words that are left out together, at most, where there are more words than variants. */
const MAX_PHRASE_WORDS = 3;

/**
 * Passages that decided: the whole of a text that fits one window, else the sentences with the largest
 * share in the answer (logit times tokens), the first of them always.
 */
function choosePassages({ windows, sentences }: TextScore): ScoredSpan[] {
	if (windows.length <= 1 && (windows[0]?.tokens ?? 0) <= MAX_VARIANTS) return [...windows];
	return sentences.toSorted((a, b) => Math.abs(b.logit) * b.tokens - Math.abs(a.logit) * a.tokens);
}

/**
 * Occlusion: leaves out each word of the passages that mattered most, and tells what each changes.
 * All variants go through the model in one call, at most 96 and 3,000 tokens; where the first passage alone has more words,
 * up to three neighbours are left out together. Largest effect first.
 */
export async function explainWords(
	score: TextScore,
	model: Classified,
	run?: RunOptions
): Promise<WordEffect[]> {
	const { cleaned } = score;
	const { text } = cleaned;
	const variants: { span: Span; passage: ScoredSpan; text: string }[] = [];
	let tokensLeft = MAX_TOKENS;
	for (const passage of choosePassages(score)) {
		const room = Math.min(
			MAX_VARIANTS - variants.length,
			Math.floor(tokensLeft / Math.max(1, passage.tokens))
		);
		const { start, end } = passage.span;
		const phrases = splitPhrases(text.slice(start, end), room);
		if (phrases.length > room && variants.length > 0) continue;
		tokensLeft -= Math.min(room, phrases.length) * passage.tokens;
		for (const phrase of phrases.slice(0, room)) {
			const span = { start: start + phrase.start, end: start + phrase.end };
			const rest = text.slice(start, span.start) + text.slice(span.end, end);
			if (rest.trim() !== '') variants.push({ span, passage, text: rest });
		}
		if (variants.length >= MAX_VARIANTS) break;
	}

	const logits = await classifyPassages(
		[...new Set(variants.map((variant) => variant.text))],
		model,
		run
	);
	return variants
		.map((variant) => ({
			span: cleaned.toOriginal(variant.span),
			effect: variant.passage.logit - (logits.get(variant.text) ?? variant.passage.logit)
		}))
		.sort((a, b) => Math.abs(b.effect) - Math.abs(a.effect));
}

function splitPhrases(passage: string, room: number): Span[] {
	const words = splitWords(passage);
	const size = Math.min(MAX_PHRASE_WORDS, Math.max(1, Math.ceil(words.length / Math.max(1, room))));
	const phrases: Span[] = [];
	for (let index = 0; index < words.length; index += size) {
		const group = words.slice(index, index + size);
		const [first, last] = [group[0], group.at(-1)];
		if (first && last) phrases.push({ start: first.start, end: last.end });
	}
	return phrases;
}
