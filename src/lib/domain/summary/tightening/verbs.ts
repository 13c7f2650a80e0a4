const ADVERB =
	'(?:(?:also|now|then|later|still|already|soon|once|again|never|often|recently|finally|initially|originally|currently|previously|eventually|immediately|subsequently) )?';
const AUXILIARIES =
	'is|are|was|were|has|have|had|does|do|did|will|would|can|could|may|might|must|should';
const PAST =
	'said|told|began|became|came|gave|got|went|made|took|won|lost|left|led|met|ran|saw|fell|rose|grew|kept|stood|spent|sold|brought|bought|wrote|spoke|found|thought|put|hit|beat|drew|broke|chose|died';
const PRESENT =
	'says|includes|wants|plans|hopes|lives|works|plays|runs|faces|believes|makes|takes|gives|remains|becomes|comes|goes|shows|means|needs|looks|seems|costs|owns|leads|follows|claims|aims|expects';
/** "received the award": a participle of the passive hardly has an object. */
const WITH_OBJECT =
	'(?!named |called |dubbed |given |titled |aged )\\p{Ll}{3,}ed (?=(?:that|the|an?|his|her|their|its|it|him|them|s?he|they)\\s)';

const AUXILIARY_FIRST = new RegExp(`^${ADVERB}(?:${AUXILIARIES})(?=[\\s]|$)`, 'u');
const FULL_VERB_FIRST = new RegExp(
	`^${ADVERB}(?:(?:${PAST}|${PRESENT})(?=[\\s]|$)|${WITH_OBJECT})`,
	'u'
);
const AUXILIARY_LAST = new RegExp(`\\s(?:${AUXILIARIES}|been|be)$`, 'u');
const FINITE = new RegExp(`\\s(?:${AUXILIARIES}|${PAST}|${PRESENT})\\s`, 'u');

/** Plurals too: better to take a noun for a verb than to miss one. */
const POSSIBLE_VERB = /\s\p{Ll}{2,}(?:s|ed)\s/u;

/**
 * Whether `words` go on with the verb of a subject that stands in `before`. A full verb may as well go
 * on in a clause between the two, where what stands before that has a verb already.
 */
export function startsWithVerb(words: string, before: string): boolean {
	return (
		AUXILIARY_FIRST.test(words) ||
		(FULL_VERB_FIRST.test(words) && !FINITE.test(before) && !POSSIBLE_VERB.test(before))
	);
}

/** "has", where "been seen" comes behind an aside. */
export function endsWithAuxiliary(words: string): boolean {
	return AUXILIARY_LAST.test(words);
}

/** Whether there is a verb among the words that a sentence could have for its own. */
export function hasFiniteVerb(words: string): boolean {
	return FINITE.test(words);
}
