const OPENINGS = [
	'I bought this in spring',
	'We stayed for a week',
	'The film runs for two hours',
	'My order came on Monday',
	'After a month of use'
];
const VERDICTS = [
	'and it is the best thing that I own',
	'and nothing worked as it should',
	'and it was fine, no more',
	'and I would come back at once',
	'and I sent it back'
];
const REASONS = [
	'because the staff were kind and quick',
	'since the screen broke on the first day',
	'as the plot holds until the last scene',
	'though the price is rather high',
	''
];
const ENDINGS = [
	'My neighbour thinks the same.',
	'Three stars from me.',
	'Never again!',
	'',
	'The box was dented, too.'
];

/** Texts of one or two sentences, 15 to 45 tokens, no two alike: a number in each keeps them out of the cache. */
export class ReviewTexts {
	#count = 0;

	next(): string {
		this.#count += 1;
		const at = this.#count;
		const pick = (list: readonly string[], step: number) =>
			list[Math.floor(at / step) % list.length] ?? '';
		const first = [pick(OPENINGS, 1), `(number ${at})`, pick(VERDICTS, 2), pick(REASONS, 3)];
		return [`${first.filter((part) => part !== '').join(' ')}.`, pick(ENDINGS, 7)].join(' ').trim();
	}
}

/** The same hundred texts over and over. */
export function knownTexts(): () => string {
	const maker = new ReviewTexts();
	const texts = Array.from({ length: 100 }, () => maker.next());
	let at = 0;
	return () => texts[at++ % texts.length] ?? '';
}
