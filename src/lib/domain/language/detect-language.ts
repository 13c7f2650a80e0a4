import type { LatinLanguage } from './function-words.ts';
import { isPlausibleWord } from './plausible-words.ts';
import { findScripts } from './scripts.ts';
import { type Evidence, weighWord } from './word-evidence.ts';

export interface LanguageShare {
	/** ISO 639-1, or 'unknown' for words in no language we know. */
	readonly code: string;
	/** Share of the words, 0 to 1. */
	readonly share: number;
}

export interface DetectedLanguage {
	/** Language of most words: ISO 639-1, or 'unknown' where there are no readable words. */
	readonly code: string;
	/** 0 to 1: how far the evidence for `code` outweighs all other. A rank, not a probability. */
	readonly confidence: number;
	/** Whether a warning may rest on it. English without function words is 'en' and not reliable. */
	readonly isReliable: boolean;
	/** All languages found, largest share first; more than one where the text is mixed. */
	readonly shares: readonly LanguageShare[];
}

type Verdict = Omit<DetectedLanguage, 'shares'> & { readonly words: number };

/** Least evidence before a text is called another language: about two function words. */
const LEAST_EVIDENCE = 1.6;
/** Least evidence a word: function words are about every third word of running text. */
const LEAST_DENSITY = 0.2;
/** How much the evidence for another language must outweigh that for English. */
const ADVANTAGE = 1.2;
/** Share of unreadable words from which a text without any English word is called unknown. */
const UNREADABLE_SHARE = 0.6;

const BLOCK = /[^.!?\n。！？।]+[.!?\n。！？।]*/gu;
const LATIN_WORD = /\p{Script=Latin}[\p{Script=Latin}\p{M}'’]*/gu;
/** Everything but Latin letters, punctuation, symbols and emoji. */
const OTHER_SCRIPT = /[^\0-\u02ff\p{M}\p{P}\p{S}\u1e00-\u1eff\p{Z}\p{C}]/u;

function judgeLatin(words: readonly string[], weigh: (word: string) => Evidence): Verdict {
	const scores = new Map<LatinLanguage, number>();
	for (const word of words) {
		for (const [code, weight] of weigh(word)) scores.set(code, (scores.get(code) ?? 0) + weight);
	}
	const english = scores.get('en') ?? 0;
	let code: LatinLanguage = 'en';
	let best = 0;
	for (const [language, score] of scores) {
		if (language !== 'en' && score > best) [code, best] = [language, score];
	}
	const count = words.length;
	if (best >= LEAST_EVIDENCE && best > english * ADVANTAGE && best / count >= LEAST_DENSITY) {
		return { code, words: count, confidence: best / (best + english), isReliable: true };
	}
	if (english === 0) {
		const unreadable = words.filter((word) => !isPlausibleWord(word)).length / count;
		if (unreadable >= UNREADABLE_SHARE) {
			return { code: 'unknown', words: count, confidence: unreadable, isReliable: true };
		}
	}
	return {
		code: 'en',
		words: count,
		confidence: (english + 0.5) / (english + best + 1),
		isReliable: english >= 1 && english > best
	};
}

function judge(text: string, weigh: (word: string) => Evidence): Verdict[] {
	const verdicts: Verdict[] = [];
	if (OTHER_SCRIPT.test(text)) {
		for (const script of findScripts(text)) {
			verdicts.push({ ...script, confidence: 1, isReliable: true });
		}
	}
	const words = text.match(LATIN_WORD) ?? [];
	if (words.length > 0) verdicts.push(judgeLatin(words, weigh));
	return verdicts;
}

/**
 * Names the language of a text, so that an English model can warn before it answers with confidence
 * about a text that it cannot read. Built so that a wrong warning about English is rare, short and
 * odd English included: without evidence for another language the answer is 'en', not reliable.
 * Judged as a whole and sentence by sentence; `shares` tells the mix. Time grows with the length.
 */
export function detectLanguage(text: string): DetectedLanguage {
	const known = new Map<string, Evidence>();
	const weigh = (word: string): Evidence => {
		const found = known.get(word) ?? weighWord(word);
		known.set(word, found);
		return found;
	};
	const whole = judge(text, weigh);
	if (whole.length === 0) return { code: 'unknown', confidence: 1, isReliable: true, shares: [] };
	const main = whole.reduce((most, verdict) => (verdict.words > most.words ? verdict : most));

	const counts = new Map<string, number>();
	let total = 0;
	for (const block of text.match(BLOCK) ?? [text]) {
		for (const verdict of judge(block, weigh)) {
			// A sentence that says nothing by itself goes with the text around it.
			const code = verdict.isReliable ? verdict.code : main.code;
			counts.set(code, (counts.get(code) ?? 0) + verdict.words);
			total += verdict.words;
		}
	}
	const shares = [...counts]
		.map(([code, words]) => ({ code, share: words / total }))
		.sort((a, b) => b.share - a.share);
	const first = shares[0] ?? { code: main.code, share: 1 };
	const evidence = whole.find((verdict) => verdict.code === first.code);
	return {
		code: first.code,
		confidence: (evidence?.confidence ?? 0.5) * first.share,
		isReliable: evidence?.isReliable ?? true,
		shares
	};
}
