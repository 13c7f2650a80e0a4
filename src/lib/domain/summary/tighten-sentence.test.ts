import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitWords } from '#lib/domain/text/words.ts';
import { tightenSentence } from './tighten-sentence.ts';
import { isBalanced } from './tightening/quotation.ts';

describe('tightenSentence', () => {
	it.each([
		// Brackets
		['The harbour (pictured) was closed for two days.', 'The harbour was closed for two days.'],
		['They paid $280m (£155m) for the old yard.', 'They paid $280m for the old yard.'],
		[
			'The fine was cut to £75m ($141m; 110m euros), it said.',
			'The fine was cut to £75m, it said.'
		],
		// Dashes
		[
			'The bridge - the first of its kind - opened to traffic on Monday.',
			'The bridge opened to traffic on Monday.'
		],
		['Its fleet -- forty ships in all -- is to be sold.', 'Its fleet is to be sold.'],
		['The plan – drawn up in secret – has angered the town.', 'The plan has angered the town.'],
		// Between commas
		['The mayor, who grew up there, was seen on the pier.', 'The mayor was seen on the pier.'],
		['Corrow Lines, which runs both ferries, has made a loss.', 'Corrow Lines has made a loss.'],
		[
			'The writer, whose first book sold well, lived in Leeds, England, and in Rome.',
			'The writer, whose first book sold well, lived in Leeds, England, and in Rome.'
		],
		[
			'Ann Lee, who was born in Miami, Florida, is to lead the party.',
			'Ann Lee is to lead the party.'
		],
		['The island has, however, been sold to a bank.', 'The island has been sold to a bank.'],
		// Attributions
		['The station is closed today, it has been announced.', 'The station is closed today.'],
		['The road is open again, officials said on Monday.', 'The road is open again.'],
		['The king left for Rome, according to state media.', 'The king left for Rome.'],
		['According to Xinhua, the minister left for Rome.', 'The minister left for Rome.'],
		// Openings
		['However, the ferry left the harbour again.', 'The ferry left the harbour again.'],
		['But the ferry left the harbour again.', 'The ferry left the harbour again.'],
		['And écrit is a word of French origin.', 'Écrit is a word of French origin.'],
		// Several at once, and one behind the other
		[
			'But the yard (pictured), which built forty ships, has been sold for £5m ($8m).',
			'The yard has been sold for £5m.'
		]
	])('tightens %j to %j', (sentence, tight) => {
		expect(tightenSentence(sentence)).toBe(tight);
	});

	it.each([
		'',
		'The ferry left the harbour again.',
		// Too little would be left.
		'But it rained (hard).',
		// Needed, or told apart by it
		'The World Health Organization (WHO) has asked for more money.',
		'The minimum is 34 kg (push) and 35 kg (pull).',
		'Wine- (and beer-) soaked tables were all that was left of it.',
		'The (party) leader did not want to say more.',
		'She won the last set 7-6 (7-4) after two hours.',
		'Only £100 of interest (per parent) can be free of tax.',
		'Jane Doe, 42, was given a medal by the town.',
		'Jane Doe, a teacher from Leeds, was given a medal.',
		'Four clubs - Leeds, Hull City and York - all lost their matches.',
		'His son, Crown Prince Felipe, 46, will take over.',
		'His son, Crown Prince Felipe, who lives abroad, will take over.',
		'Its owner, Corrow Lines - now part of a bank - was looking for a buyer.',
		// Denials, conditions, hedges, exceptions
		'The mayor, who has not been charged, was seen on the pier.',
		'The mayor, who allegedly took the money, was seen on the pier.',
		'The runner, who says she is innocent, could lose her medals.',
		'That is what it took to build the yard (money aside).',
		'The ferry - if it is ever repaired - will cross four times a day.',
		'The writer, who has died at the age of 84, was known for one book.',
		// Lists, and what is no aside
		'The town, the river, the harbour and the pier were painted by her.',
		'Labour - and the party of the mayor - were against it.',
		'The report tells of the flight, which angered the office, ended his leave and cost him a job.',
		'In Leeds, the mayor, tired of it all, went home early.',
		'On Monday Jane Doe, the head of the school, was at home.',
		'A nurse, the court found, was left alone that night.',
		'But for the rain, all of us would have gone.',
		'Jane Doe - a kind woman - the best of teachers.',
		'These ships are the most talked about (according to Reuters).',
		'Passengers may bring a dog - small ones - two bags - and one child.',
		// Claims stay somebody's
		'The driver was guilty of murder, prosecutors said.',
		'The driver was asleep at the wheel, police said.',
		'At least three miners are dead, state media reported.',
		'The road will be open again by noon, officials said.',
		'The bridge is the best in the country, officials said.',
		'The company cheated its own workers, critics say.',
		'We are ready for the storm, officials said.',
		'According to the opposition, the minister left for Rome.',
		'The new drug is of no use, according to Reuters.',
		// Quotations, open ones too
		'He said: "The yard (the old one) was sold - at last - to a bank."',
		"But it was better then,' he said of his years at sea.",
		'But it was better then," he said of his years at sea.',
		'"But the yard," he wrote, "which we all loved, was sold to a bank."',
		'A bracket (that is never closed was in the yard.'
	])('leaves %j as it is', (sentence) => {
		expect(tightenSentence(sentence)).toBe(sentence);
	});

	const PIECES = [
		' ',
		', ',
		' (',
		') ',
		' - ',
		' -- ',
		' – ',
		'"',
		'“',
		'”',
		' ‘',
		'’ ',
		" '",
		'. ',
		'!',
		'42',
		'But ',
		'However, ',
		'who was old',
		'which has',
		'is',
		'was the',
		'Jane Doe',
		'a teacher',
		'the harbour',
		'not',
		'officials said',
		'according to Reuters',
		'According to CNN, ',
		'however',
		'ǆ',
		'ß',
		'ﬁn',
		'\ud800',
		'😀',
		'[',
		']',
		"''"
	];
	const sentences = fc.oneof(
		fc.array(fc.constantFrom(...PIECES), { maxLength: 30 }).map((pieces) => pieces.join('')),
		fc.string({ unit: 'binary', maxLength: 60 }),
		fc
			.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 6 })))
			.map((pieces) => pieces.join(' '))
	);

	it('only leaves words out, leaves no half of a pair, and has nothing more to leave out then', () => {
		fc.assert(
			fc.property(sentences, (sentence) => {
				const tight = tightenSentence(sentence);
				expect(tightenSentence(tight)).toBe(tight);
				expect(tight.length).toBeLessThanOrEqual(sentence.length);
				expect(tight === '').toBe(sentence === '');
				expect(isSubsequence(wordsOf(tight), wordsOf(sentence))).toBe(true);
				if (isBalanced(sentence)) expect(isBalanced(tight)).toBe(true);
				if (tight !== sentence) {
					expect(splitWords(tight).length).toBeGreaterThanOrEqual(5);
					expect(tight.slice(-1)).toBe(sentence.slice(-1));
				}
			}),
			{ numRuns: 3000 }
		);
	});

	it('takes no longer for what was made to be slow', () => {
		const began = performance.now();
		for (const piece of [
			' (',
			'(a b) ',
			', who was',
			' - ',
			', 42, is',
			"'",
			' A',
			'according to '
		]) {
			tightenSentence(`The ${piece.repeat(20_000)} end.`);
			tightenSentence(`The ${piece.repeat(990 / piece.length - 10)} end.`);
		}
		expect(performance.now() - began).toBeLessThan(2000);
	});
});

function wordsOf(text: string): string[] {
	return splitWords(text).map(({ start, end }) => text.slice(start, end).toUpperCase());
}

function isSubsequence(some: readonly string[], all: readonly string[]): boolean {
	let at = 0;
	for (const word of all) if (word === some[at]) at += 1;
	return at === some.length;
}
