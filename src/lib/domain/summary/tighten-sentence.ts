import { splitWords } from '#lib/domain/text/words.ts';
import { applyCut, type Cut, type CutRule } from './tightening/cut.ts';
import { dropAttribution } from './tightening/drop-attribution.ts';
import { dropBetweenCommas } from './tightening/drop-between-commas.ts';
import { dropBetweenDashes } from './tightening/drop-between-dashes.ts';
import { dropBrackets } from './tightening/drop-brackets.ts';
import { dropOpening } from './tightening/drop-opening.ts';
import { isBalanced, quotedRange } from './tightening/quotation.ts';

const RULES: readonly CutRule[] = [
	dropBrackets,
	dropBetweenDashes,
	dropBetweenCommas,
	dropAttribution,
	dropOpening
];

/** Every cut reads the sentence anew; nobody writes longer ones, and a table run together is none. */
const MOST_CHARACTERS = 1000;
const LEAST_WORDS = 5;

/**
 * What turns the rest into something else when it goes: denials, conditions, hedges, exceptions, and what
 * is often the news itself. (No word boundary at the end where a stem stands for all its forms.)
 */
const WEIGHTY =
	/\b(?:not|never|no|none|nobody|nothing|neither|nor|without|cannot|if|unless|except|only|per|each|every|unlike|despite|although|may|might|could|would|should|must|until|aside|apart|false|fake|fictional|so-called)\b|n['’]t\b|\b(?:died|resigned|quit)\b|\b(?:alleg|reported|suppos|claim|accus|deni|deny|suspect|apparent|believ|rumou?r|unconfirmed|disput|contest|convict|acquit|cleared|innocen|insist|guilt|maintain)/iu;

/**
 * Leaves asides and attributions out of an English sentence, where the rest is a whole sentence that
 * says the same. Words are left out, never changed but for the first letter's case. Does nothing
 * where it is not sure.
 */
export function tightenSentence(sentence: string): string {
	if (sentence.length > MOST_CHARACTERS || !isBalanced(sentence)) return sentence;
	let tight = sentence;
	for (;;) {
		const cut = RULES.flatMap((find) => find(tight)).find((found) => isSafe(tight, found));
		if (!cut) return tight;
		tight = applyCut(tight, cut);
	}
}

function isSafe(sentence: string, cut: Cut): boolean {
	const quoted = quotedRange(sentence);
	if (quoted && cut.start < quoted.end && quoted.start < cut.end) return false;
	const dropped = sentence.slice(cut.start, cut.end);
	if (WEIGHTY.test(dropped)) return false;
	return splitWords(applyCut(sentence, cut)).length >= LEAST_WORDS;
}
