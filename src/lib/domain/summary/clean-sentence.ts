/** News agencies and broadcasters that put their name before the first sentence. */
const AGENCY =
	'(?:CNN|CNN Business|CNNMoney|Reuters|AP|Associated Press|AFP|UPI|Bloomberg|PA|dpa|Xinhua|BBC)';
const DASH = '(?:--|[-–—:])';
/** "(CNN)", "(CNN) --", "(Reuters) -": the dash may be missing. */
const AGENCY_FIRST = new RegExp(
	`^\\(${AGENCY}(?: [^()]{0,20})?\\)\\s*(?:${DASH}\\s*)?(?=\\S)`,
	'u'
);
/** "LONDON (Reuters) -", "WASHINGTON, D.C., Jan. 3 (AP) —", "Paris, France (CNN) --". */
const PLACE_FIRST = new RegExp(
	`^(?:[\\p{Lu}\\d][\\p{L}\\p{M}\\d.’'/-]{0,30},?\\s){1,8}\\(${AGENCY}(?: [^()]{0,20})?\\)\\s*${DASH}\\s*(?=\\S)`,
	'u'
);
/** "LONDON, March 4 --": capitals tell the place from a sentence's own beginning. */
const PLACE_ONLY =
	/^\p{Lu}{3,}[\p{Lu} .]{0,30}(?:, [\p{L}.]{2,12}(?: \d{1,2})?)?\s(?:--|—)\s(?=\S)/u;
const BULLET = /^(?:[-–—*+•▪◦‣●■]|\(?\d{1,3}[.)])\s+(?=\S)/u;
/** " ." of tokenised corpora. */
const LOOSE_STOP = /\s+([.!?]["”’')\]]*)$/u;

/**
 * A sentence of the source as a summary shows it: on one line, without the bullet of a list or the
 * dateline of an agency before it.
 */
export function cleanSentence(sentence: string): string {
	const line = sentence.replace(/\s+/gu, ' ').trim();
	return [BULLET, AGENCY_FIRST, PLACE_FIRST, PLACE_ONLY]
		.reduce((text, opening) => text.replace(opening, ''), line)
		.replace(LOOSE_STOP, '$1');
}
