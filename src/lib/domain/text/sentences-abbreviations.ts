/**
 * Abbreviations of English prose after which a full stop is no end of a sentence. Three kinds,
 * by what may follow: see `FollowedBy`.
 */
type FollowedBy = 'anything' | 'no-opener' | 'digit';

const LISTS: Record<FollowedBy, string> = {
	// Never last in a sentence: titles before a name, and Latin that leads on.
	anything: `Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Hon Rev Revd Sen Sens Rep Reps Gov Gen Col Maj Lt
		Sgt Cpl Capt Cmdr Cdr Adm Supt Det Insp e.g i.e eg ie cf vs v viz approx ca`,
	// May well be last: joined unless the next word is one that opens sentences.
	'no-opener': `St Ste Mt Ft Ave Blvd Rd Inc Ltd Corp Co Cos Bros Jr Sr Esq Ph.D Dept Univ Assn Gov't Intl
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky
		La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Penn Tenn Tex Va Vt Wash Wis Wyo al ed eds est`,
	// A word of its own elsewhere ("No. I will not."): only a number shows that it is short for something.
	digit: `No Nos no nos p pp Fig Figs fig Eq Vol vol Ch ch Sec sec Art art Pt Op Nr Tel tel Ext ext Apt Rm
		Bldg Rs Para para ver`
};

const KIND_BY_WORD: ReadonlyMap<string, FollowedBy> = new Map([
	...entries('anything'),
	...entries('no-opener'),
	...entries('digit')
]);
const KIND_BY_LOWER_CASE_WORD: ReadonlyMap<string, FollowedBy> = new Map(
	[...KIND_BY_WORD].map(([word, kind]) => [word.toLowerCase(), kind])
);

/** Words that open a sentence far more often than they follow an abbreviation or an initial. */
const OPENERS: ReadonlySet<string> = new Set(
	`the a an this that these those there here he she it they we you i his her its their our my your but and or so
	if when while as at in on after before since although though because for from with by however meanwhile then now
	what who why how where which is are was were do does did can could no not yes both some many most all one
	another other such according`.split(/\s+/u)
);

const CLOCK = /(?:^|[^\p{L}.])[ap]\.\s?m\.$/iu;
/** What stands behind a time of day: a time zone, a day or a month. */
const AFTER_CLOCK =
	/^(?:[A-Z]{2,4}\b|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|\p{Ll}|\p{N})/u;
/** "J.", "U.S.", "Ph.D.": letters each with a stop, two at least or one that is no "I". */
const INITIALS = /(?:^|[^\p{L}\p{N}.'’])(?:(?:\p{L}\.\s?)+\p{L}|(?!I)\p{Lu})\.$/u;
const LAST_WORD = /(?:^|[^\p{L}\p{N}.])([\p{L}\p{N}][\p{L}\p{N}.'’]*)\.$/u;
const FIRST_WORD = /^[\p{L}\p{N}]+/u;

/**
 * Whether the full stop at the end of `before` belongs to an abbreviation, judged by what follows.
 * Both may be cut to some 40 characters around the place. `caseless`: the text has no capitals at
 * all, so "mr." is to be read as "Mr.".
 */
export function isAbbreviationStop(before: string, after: string, caseless: boolean): boolean {
	if (!before.endsWith('.')) return false;
	if (CLOCK.test(before)) return AFTER_CLOCK.test(after);
	const word = LAST_WORD.exec(before)?.[1] ?? '';
	const kind = caseless ? KIND_BY_LOWER_CASE_WORD.get(word) : KIND_BY_WORD.get(word);
	switch (kind) {
		case undefined:
			return INITIALS.test(before) && !opensSentence(after);
		case 'anything':
			return true;
		case 'no-opener':
			return !opensSentence(after);
		case 'digit':
			return /^#?\p{N}/u.test(after);
	}
}

function opensSentence(after: string): boolean {
	const word = FIRST_WORD.exec(after.replace(/^["“‘'([]+/u, ''))?.[0];
	return word === undefined || OPENERS.has(word.toLowerCase());
}

function entries(kind: FollowedBy): [string, FollowedBy][] {
	return LISTS[kind].split(/\s+/u).map((word) => [word, kind]);
}
