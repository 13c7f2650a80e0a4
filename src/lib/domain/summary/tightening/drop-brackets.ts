import type { Cut } from './cut.ts';

const BRACKETS = /\s+\(([^()]{3,200})\)(?=[.,;:!?]|\s[\p{Ll}\d]|$)/gu;
/** "(WHO)", "(Wada)": other sentences may go by it. */
const SHORT_NAME = /^\p{Lu}[\p{L}\p{N}.&-]{0,9}$/u;
/** Whether a source may go is not for brackets to say. */
const SOURCE = /^(?:according|says|said)\s/iu;
/** "34 kg (push) and 35 kg (pull)": says which. */
const KIND_OF_FIGURE = /\d\s?[\p{L}%]{0,3}$/u;
/** "the (party) leader", "wine- (and beer-) makers": words that the sentence needs. */
const NEEDS_MORE =
	/(?:^|\s)(?:a|an|the|of|in|on|at|to|for|by|with|from|and|or|that|his|her|their|its|is|are|was|were)$|[-–—/]$/iu;
/** "Jane Doe, 27 (left) was": the age lacks a comma, which the bracket hides. */
const AGE_LAST = /, \d{1,3}$/u;
/** "7-6 (7-4)": part of a score. */
const ONLY_FIGURES = /^[\d\s.,:/–-]+$/u;

/** "(pictured)", "(£2m)": what stands in round brackets behind a word. */
export function dropBrackets(sentence: string): Cut[] {
	return [...sentence.matchAll(BRACKETS)].flatMap(({ 0: whole, 1: inside = '', index: start }) => {
		const before = sentence.slice(0, start);
		const isNeeded =
			before === '' ||
			SHORT_NAME.test(inside) ||
			SOURCE.test(inside) ||
			(KIND_OF_FIGURE.test(before) && !/\d/u.test(inside)) ||
			ONLY_FIGURES.test(inside) ||
			NEEDS_MORE.test(before) ||
			AGE_LAST.test(before);
		return isNeeded ? [] : [{ start, end: start + whole.length }];
	});
}
