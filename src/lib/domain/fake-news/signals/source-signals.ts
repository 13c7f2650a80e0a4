import { type Span, splitSentences } from '#lib/domain/text/sentences.ts';
import { findPassages, type Signal } from './signal.ts';

const SPEECH =
	'said|says|told|wrote|announced|confirmed|stated|explained|reported|testified|added|argued';
/** A name, of a person or a body, beside a verb of saying; or "according to" with a name. */
const NAMED_SOURCES = [
	new RegExp(
		`\\b\\p{Lu}[\\p{L}.’'-]+(?: \\p{Lu}[\\p{L}.’'-]+){0,3}(?:,[^,.\\n]{3,60},)? (?:${SPEECH})\\b`,
		'gu'
	),
	new RegExp(`\\b(?:${SPEECH}) \\p{Lu}[\\p{L}.’'-]+(?: \\p{Lu}[\\p{L}.’'-]+){1,3}`, 'gu'),
	/\b[Aa]ccording to (?:the |a |an )?(?:[\p{Ll}-]+ ){0,3}\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,4}/gu,
	/\b(?:published|reported) (?:in|by) (?:the )?\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+){0,4}/gu
];
/** Pronouns and sentence openers that only look like names. */
const NO_NAME =
	/^(?:He|She|They|It|We|I|You|Who|That|This|Some|Many|One|People|Experts|Sources|Scientists|Doctors|Critics|Officials) /u;
const QUOTES = [/“[^”\n]{15,600}”/gu, /"[^"\n]{15,600}"/gu];
const LINKS = [/(?:https?:\/\/|www\.)\S+/giu];
const NUMBERS = [
	/(?<![\p{L}\p{N}.,])(?:[$€£]\s?)?\d[\d.,]*\d?(?:\s?(?:%|percent|per cent|million|billion|thousand|deaths|cases|people|dollars))|(?<![\p{L}\p{N}.,])\d{1,3}(?:,\d{3})+/giu
];
const CITES =
	/\b(?:according to|study|survey|poll|report|data|census|figures|published|statistics|estimates?|said|says|reported|reports|recorded|bureau|ministry|department|university|institute|agency)\b|https?:\/\//iu;
/** A headline or one claim names no source: that says nothing. Characters. */
const LONG_ENOUGH = 400;

/** Who is quoted and named, and where figures come from. */
export function findSourceSignals(text: string): Signal[] {
	const named = findPassages(text, NAMED_SOURCES).filter(
		({ start, end }) => !NO_NAME.test(text.slice(start, end))
	);
	const links = findPassages(text, LINKS);
	const quotes = findPassages(text, QUOTES);
	const { sourced, bare } = splitNumbers(text);

	const signals: Signal[] = [
		{
			id: 'named-sources',
			title: 'Named sources',
			direction: 'raises',
			explanation: 'The text names who said what, so that a reader can look it up.',
			passages: named
		},
		{
			id: 'direct-quotes',
			title: 'Direct quotes',
			direction: 'raises',
			explanation:
				'Words between quotation marks can be searched for. Check that the quote is whole and was said in this context.',
			passages: quotes
		},
		{
			id: 'links',
			title: 'Links',
			direction: 'neutral',
			explanation:
				'The text points elsewhere. A link is worth what stands behind it; the model does not read it.',
			passages: links
		},
		{
			id: 'sourced-numbers',
			title: 'Numbers with a source',
			direction: 'raises',
			explanation: 'Figures stand beside the report, body or person that they come from.',
			passages: sourced
		},
		{
			id: 'bare-numbers',
			title: 'Numbers without a source',
			direction: 'lowers',
			explanation: 'Figures stand here without saying who counted. Look for the original count.',
			passages: bare
		}
	];
	const found = signals.filter(({ passages }) => passages.length > 0);
	if (text.length >= LONG_ENOUGH && named.length + links.length === 0) {
		found.push({
			id: 'missing-sources',
			title: 'No source is named',
			direction: 'lowers',
			explanation:
				'A text of this length mostly names someone who knows. This one names no person, body or publication as its source.',
			passages: []
		});
	}
	return found;
}

function splitNumbers(text: string): { sourced: Span[]; bare: Span[] } {
	const numbers = findPassages(text, NUMBERS);
	const [sourced, bare]: [Span[], Span[]] = [[], []];
	if (numbers.length === 0) return { sourced, bare };
	let next = 0;
	for (const sentence of splitSentences(text)) {
		const target = CITES.test(text.slice(sentence.start, sentence.end)) ? sourced : bare;
		for (let number = numbers[next]; number && number.start < sentence.end;) {
			target.push(number);
			next += 1;
			number = numbers[next];
		}
	}
	return { sourced, bare };
}
