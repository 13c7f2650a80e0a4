import type { NewsBand, NewsResult } from '#lib/domain/fake-news/news-result.ts';
import { describeCounts } from '#lib/features/tool/read-counts.ts';
import { listWords } from '#lib/features/tool/word-effects.ts';
import { searchAddress, SEARCH_ENGINES } from './search-address.ts';

type Direction = NewsResult['signals'][number]['direction'];

export const BAND_NAMES: Readonly<Record<NewsBand, string>> = {
	'reliable-signs': 'Signs of reliability',
	unclear: 'Unclear',
	'unreliable-signs': 'Signs of unreliability'
};

/** What follows from a band, and what does not. */
export const BAND_MEANINGS: Readonly<Record<NewsBand, string>> = {
	'reliable-signs':
		'It is written the way texts are that people had rated as reliable. That does not show that what it says happened: careful wording can carry a wrong claim.',
	unclear:
		'The wording points neither way clearly enough, so the model gives no answer. That is the frequent outcome, and no reason to trust or to doubt the text.',
	'unreliable-signs':
		'It is written the way texts are that people had rated as unreliable. That does not show that what it says is wrong: it is a reason to check before passing it on.'
};

export const DIRECTION_NAMES: Readonly<Record<Direction, string>> = {
	lowers: 'Lowers trust',
	raises: 'Raises trust',
	neutral: 'Worth a look'
};

/** Order of the groups on the screen and in exports. */
export const DIRECTIONS = ['lowers', 'raises', 'neutral'] as const;

/** The answer in one sentence: for screen readers, for copying, for sharing. */
export function describeNews({ band }: NewsResult): string {
	return `${BAND_NAMES[band]}. This judges the wording, not the facts.`;
}

/** The calibrated probability in plain words, from the side that it leans to. */
export function explainNews({ probability }: NewsResult): string {
	const isUnreliable = probability >= 0.5;
	const share = Math.round((isUnreliable ? probability : 1 - probability) * 100);
	const kind = isUnreliable ? 'unreliable' : 'reliable';
	return `Of 100 texts with this score in the collections it was tuned on, about ${Math.min(99, share)} had been rated ${kind}.`;
}

export function passageText(text: string, { start, end }: { start: number; end: number }): string {
	return text.slice(start, end).replaceAll(/\s+/g, ' ').trim();
}

/** The answer in a few lines, to paste into a message. */
export function newsText(result: NewsResult): string {
	const titles = (direction: Direction) =>
		result.signals.filter((signal) => signal.direction === direction).map(({ title }) => title);
	return [
		describeNews(result),
		explainNews(result),
		...DIRECTIONS.flatMap((direction) => {
			const found = titles(direction);
			return found.length === 0 ? [] : [`${DIRECTION_NAMES[direction]}: ${found.join('; ')}`];
		}),
		describeCounts(result.counts)
	].join('\n');
}

/** @param errors how often the model is wrong, a sentence each */
export function newsMarkdown(result: NewsResult, text: string, errors: readonly string[]): string {
	const words = [
		...listWords(text, result.words, 'up').map((row) => ({ ...row, side: 'unreliable' })),
		...listWords(text, result.words, 'down').map((row) => ({ ...row, side: 'reliable' }))
	];
	return [
		'# News check',
		'',
		`**${describeNews(result)}** ${BAND_MEANINGS[result.band]}`,
		'',
		explainNews(result),
		'',
		...section('How often the model is wrong', errors),
		...DIRECTIONS.flatMap((direction) =>
			section(
				`Writing signals: ${DIRECTION_NAMES[direction].toLowerCase()}`,
				result.signals
					.filter((signal) => signal.direction === direction)
					.flatMap(({ title, explanation, passages }) => [
						`**${title}.** ${explanation}`,
						...passages.map((span) => `  “${passageText(text, span)}”`)
					])
			)
		),
		...section(
			'Words that moved the answer',
			words.map((row) => `${row.text}: ${row.strength} towards ${row.side}`)
		),
		...section(
			'To check by hand',
			result.searches.map(({ query }) => {
				const links = SEARCH_ENGINES.map(
					({ id, name }) => `[${name}](${searchAddress(id, query)})`
				);
				return `${query}: ${links.join(', ')}`;
			})
		),
		...section('Limits', result.notes),
		describeCounts(result.counts),
		''
	].join('\n');
}

function section(title: string, items: readonly string[]): string[] {
	if (items.length === 0) return [];
	const lines = items.map((item) => (item.startsWith('  ') ? `  - ${item.trim()}` : `- ${item}`));
	return [`## ${title}`, '', ...lines, ''];
}
