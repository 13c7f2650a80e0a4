import { FUNCTION_WORDS } from '#lib/domain/language/function-words.ts';
import { type Span, splitSentences } from '#lib/domain/text/sentences.ts';
import { splitWords } from '#lib/domain/text/words.ts';

export interface ClaimSearch {
	/** What the search is for, to show. */
	readonly label: string;
	/** Key words for a search engine; the screen builds the address, nothing is fetched here. */
	readonly query: string;
	/** The sentence that makes the claim. */
	readonly span: Span;
}

const MAX_SEARCHES = 3;
const MAX_QUERY_WORDS = 10;
const MIN_QUERY_WORDS = 3;
const CLAIM_VERB =
	/\b(?:is|are|was|were|has|have|had|will|causes?d?|kills?|killed|proves?d?|shows?|found|voted|signed|banned|won|lost|paid|spent|rose|fell|increased?|decreased?|cures?|prevents?|contains?|linked)\b/iu;
const OPINION = /\b(?:I|my|we should|should|must|think|believe|feel|hope|imagine)\b/u;

/**
 * How far a sentence states something that can be looked up: figures, names and verbs of fact count for it,
 * questions and opinions against it. A rule of thumb after the ClaimBuster features (Hassan et al. 2017).
 */
function checkWorth(sentence: string): number {
	const names = sentence.slice(1).match(/(?<=\s["“‘(]?)\p{Lu}[\p{L}’'-]+/gu)?.length ?? 0;
	const figures = sentence.match(/\d[\d.,]*/gu)?.length ?? 0;
	return (
		Math.min(3, figures) +
		0.7 * Math.min(4, names) +
		(CLAIM_VERB.test(sentence) ? 1 : 0) -
		(OPINION.test(sentence) ? 1.5 : 0) -
		(/\?["”’)]*$/u.test(sentence) ? 1.5 : 0)
	);
}

function keyWords(sentence: string): string[] {
	const common = FUNCTION_WORDS.get('en');
	const words = splitWords(sentence)
		.map(({ start, end }) => sentence.slice(start, end).replace(/['’]s$/u, ''))
		.filter((word) => !common?.has(word.toLowerCase()));
	return [...new Set(words)].slice(0, MAX_QUERY_WORDS);
}

/** Up to three sentences most worth a check, best first, each as a search for people to open. */
export function suggestSearches(text: string): ClaimSearch[] {
	return splitSentences(text)
		.map((span) => {
			const sentence = text.slice(span.start, span.end);
			return {
				span,
				words: keyWords(sentence.replace(/https?:\/\/\S+|[#@]/gu, ' ')),
				worth: checkWorth(sentence)
			};
		})
		.filter(({ words }) => words.length >= MIN_QUERY_WORDS)
		.sort((a, b) => b.worth - a.worth || a.span.start - b.span.start)
		.slice(0, MAX_SEARCHES)
		.map(({ span, words }) => ({
			label: `Fact checks about “${words.slice(0, 5).join(' ')}”`,
			query: words.join(' '),
			span
		}));
}
