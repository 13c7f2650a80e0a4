import { splitAtCommas } from './comma-segments.ts';
import type { Cut } from './cut.ts';

/** Those that report what others did, and offices that count and measure; none that speaks for itself. */
const SOURCE =
	'(?:(?:the )?(?:state|local|state-run) (?:media|television|TV|news agency(?: \\p{Lu}\\p{L}+)?)|(?:the )?(?:Associated Press|AP|Reuters|AFP|Xinhua|BBC|CNN|Met Office|National Weather Service|U\\.S\\. Geological Survey|US Geological Survey)(?: news agency)?|officials)';
const WHEN =
	'(?: (?:today|yesterday|on \\p{Lu}\\p{Ll}+(?: (?:morning|afternoon|evening|night))?|last night|earlier))?';
const CLOSING = new RegExp(
	`^(?:${SOURCE} (?:(?:has|have) )?(?:said|says|say|reported|reports|announced|confirmed)${WHEN}|according to ${SOURCE}|it (?:was|has been) (?:announced|confirmed)${WHEN})$`,
	'u'
);
const OPENING = new RegExp(`^According to ${SOURCE}$`, 'u');

/**
 * What stays a claim: somebody's own view, a forecast, a judgement, a charge, a count. Without its
 * source it would read as a fact.
 */
const CLAIM =
	/["“”'‘]\s|\d|\b(?:I|we|my|our|us|me|will|would|may|might|could|should|must|can|expect\w*|likely|unlikely|probabl\w*|possibl\w*|plan\w*|hop\w+|fear\w*|think\w*|believ\w*|feel\w*|appear\w*|seem\w*|suspect\w*|alleg\w*|accus\w*|charg\w*|claim\w*|guilt\w*|innocen\w*|blam\w*|murder\w*|kill\w*|dead|death\w*|die[ds]?|injur\w*|wound\w*|victim\w*|attack\w*|shot|shoot\w*|bomb\w*|terror\w*|militant\w*|rebel\w*|rap\w+|fraud\w*|corrupt\w*|illegal\w*|crim\w+|arrest\w*|hundreds|thousands|dozens|scores|million\w*|two|three|four|five|six|seven|eight|nine|ten|most|best|worst|better|worse|good|bad|great\w*|important\w*|significant\w*|serious\w*|danger\w*|safe\w*|unfair\w*|wrong\w*|right|deni\w+|deny|not|never|no|because|caus\w+|due|due to)\b|n['’]t\b/iu;

/** ", officials said on Monday." and "According to Reuters, ": only where nobody would contest the rest. */
export function dropAttribution(sentence: string): Cut[] {
	if (CLAIM.test(sentence)) return [];
	const segments = splitAtCommas(sentence);
	const [first, second] = segments;
	const [before, last] = segments.slice(-2);
	if (segments.length < 2 || !first || !second || !before || !last) return [];
	const cuts: Cut[] = [];
	if (CLOSING.test(last.text)) cuts.push({ start: before.end, end: last.end });
	if (OPENING.test(first.text)) cuts.push({ start: 0, end: second.start });
	return cuts;
}
