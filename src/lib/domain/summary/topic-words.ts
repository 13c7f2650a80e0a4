/** Words of English that say nothing about a topic; shorter ones than three letters go anyway. */
const FUNCTION_WORDS: ReadonlySet<string> = new Set(
	`the and but while for with about against between into through during before after above below from down out off
	over under again further then once here there when where why how all any both each few more most other some such
	nor not only own same than too very can will just don should now our you your him his she her its they them their
	what which who whom this that these those are was were been being have has had having does did doing would could
	ought say says said told also one two new mrs according don't didn't isn't wasn't aren't it's i'm we're they're
	he's she's that's there's won't can't couldn't wouldn't i've we've i'll you're`.split(/\s+/u)
);

/** The words of a sentence that can carry its topic, folded to lower case and the singular. */
export function contentWords(words: readonly string[]): Set<string> {
	const folded = words
		.map((word) => word.toLowerCase().replace(/’/gu, "'"))
		.filter((word) => word.length > 2 && !FUNCTION_WORDS.has(word))
		.map((word) => word.replace(/'s$/u, ''))
		.map((word) => (/[^s]s$/u.test(word) && word.length > 3 ? word.slice(0, -1) : word));
	return new Set(folded);
}

/**
 * How much each sentence is made of the words that the whole text keeps coming back to: the mean over
 * its content words of the logarithm of the number of sentences with the word, scaled by that
 * of all sentences, so 0 to 1. (The term weighting of SumBasic, Nenkova and Vanderwende 2005, on
 * a logarithmic scale.)
 */
export function rateTopicWords(sentences: readonly ReadonlySet<string>[]): number[] {
	const occurrences = new Map<string, number>();
	for (const words of sentences) {
		for (const word of words) occurrences.set(word, (occurrences.get(word) ?? 0) + 1);
	}
	const scale = Math.log(sentences.length + 1);
	return sentences.map((words) => {
		if (words.size === 0) return 0;
		const sum = [...words].reduce((total, word) => total + Math.log(occurrences.get(word) ?? 1), 0);
		return sum / words.size / scale;
	});
}
