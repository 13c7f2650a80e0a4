import {
	ENGLISH_TOO,
	FUNCTION_WORDS,
	LATIN_LANGUAGES,
	type LatinLanguage
} from './function-words.ts';
import { ENDINGS, ENGLISH_ENDING, LETTER_MARKS } from './marks.ts';

export type Evidence = readonly (readonly [LatinLanguage, number])[];

/**
 * Weights, chosen on the samples and on English reviews, tweets and headlines: less than 1 where
 * English could have written the word too, and for marks, which loan words and names carry.
 */
const WEIGHT = {
	functionWord: 1,
	/** In the English list and in another one: "in", "was", "will". */
	shared: { foreign: 0.4, english: 0.7 },
	/** Not an everyday English word, but one: "die", "war", "la". */
	englishToo: { foreign: 0.7, english: 0.3 },
	mark: 0.7,
	markInName: 0.3,
	ending: 0.4,
	elision: 0.5
} as const;

function functionWordEvidence(lower: string): [LatinLanguage, number][] {
	const isEnglish = FUNCTION_WORDS.get('en')?.has(lower) ?? false;
	const isEnglishToo = ENGLISH_TOO.has(lower);
	const codes = LATIN_LANGUAGES.filter(
		(code) => code !== 'en' && FUNCTION_WORDS.get(code)?.has(lower)
	);
	if (!isEnglish && !isEnglishToo) return codes.map((code) => [code, WEIGHT.functionWord]);
	if (codes.length === 0) return isEnglish ? [['en', WEIGHT.functionWord]] : [];
	const { foreign, english } = isEnglishToo ? WEIGHT.englishToo : WEIGHT.shared;
	return [...codes.map((code): [LatinLanguage, number] => [code, foreign]), ['en', english]];
}

/** What one word in Latin script says about its language. */
export function weighWord(word: string): Evidence {
	const lower = word.toLowerCase().replaceAll('’', "'");
	const found = functionWordEvidence(lower);
	const isFunctionWord = found.length > 0;

	// "l'homme", "dell'anno": the elided article, where the rest is no English ending.
	if (!isFunctionWord && /^(?:[cdjlmnst]|qu|dell?|nell?|all|un)'\p{L}{3,}$/u.test(lower)) {
		found.push(['fr', WEIGHT.elision], ['it', WEIGHT.elision]);
	}
	if (/[^\0-\x7f]/u.test(lower)) {
		const weight = /^\p{Lu}/u.test(word) ? WEIGHT.markInName : WEIGHT.mark;
		const marked = LETTER_MARKS.filter(([letters]) => letters.test(lower));
		for (const code of new Set(marked.flatMap(([, codes]) => codes))) found.push([code, weight]);
	}
	if (lower.length >= 5 && !isFunctionWord) {
		if (ENGLISH_ENDING.test(lower)) found.push(['en', WEIGHT.ending]);
		for (const [ending, codes] of ENDINGS) {
			if (ending.test(lower)) for (const code of codes) found.push([code, WEIGHT.ending]);
		}
	}
	return found;
}
