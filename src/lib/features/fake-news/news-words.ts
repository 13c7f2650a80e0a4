import { errorRates, type Metric } from '#lib/domain/fake-news/error-rates.ts';
import type { NewsBand, NewsResult } from '#lib/domain/fake-news/news-result.ts';
import { describeCounts } from '#lib/features/tool/read-counts.ts';
import { listWords } from '#lib/features/tool/word-effects.ts';
import { signalMeaning, signalTitle } from './signal-words.ts';
import { searchAddress, SEARCH_ENGINES } from './search-address.ts';
import * as m from '#lib/paraglide/fake-news.js';
import { formatNumber } from '#lib/words/format.ts';

type Direction = NewsResult['signals'][number]['direction'];

export const BAND_NAMES: Readonly<Record<NewsBand, () => string>> = {
	'reliable-signs': m.signs_of_reliability,
	unclear: m.unclear,
	'unreliable-signs': m.signs_of_unreliability
};

/** What follows from a band, and what does not. */
export const BAND_MEANINGS: Readonly<Record<NewsBand, () => string>> = {
	'reliable-signs': m.it_is_written_the_way_texts_are,
	unclear: m.the_wording_points_neither_way,
	'unreliable-signs': m.it_is_written_the_way_texts_are_2
};

export const DIRECTION_NAMES: Readonly<Record<Direction, () => string>> = {
	lowers: m.lowers_trust_2,
	raises: m.raises_trust_2,
	neutral: m.worth_a_look_2
};

const SIGNAL_HEADINGS: Readonly<Record<Direction, () => string>> = {
	lowers: m.signals_lower,
	raises: m.signals_raise,
	neutral: m.signals_neutral
};

/** Order of the groups on the screen and in exports. */
export const DIRECTIONS = ['lowers', 'raises', 'neutral'] as const;

/** The answer in one sentence: for screen readers, for copying, for sharing. */
export function describeNews({ band }: NewsResult): string {
	return m.this_judges_the_wording_not_the({ value: BAND_NAMES[band]() });
}

/** The calibrated probability in plain words, from the side that it leans to. */
export function explainNews({ probability }: NewsResult): string {
	const isUnreliable = probability >= 0.5;
	const share = Math.round((isUnreliable ? probability : 1 - probability) * 100);
	const say = isUnreliable ? m.of_100_unreliable : m.of_100_reliable;
	return say({ share: Math.min(99, share) });
}

export function passageText(text: string, { start, end }: { start: number; end: number }): string {
	return text.slice(start, end).replaceAll(/\s+/g, ' ').trim();
}

/** The answer in a few lines, to paste into a message. */
export function newsText(result: NewsResult): string {
	const titles = (direction: Direction) =>
		result.signals.filter((signal) => signal.direction === direction).map(signalTitle);
	return [
		describeNews(result),
		explainNews(result),
		...DIRECTIONS.flatMap((direction) => {
			const found = titles(direction);
			return found.length === 0 ? [] : [`${DIRECTION_NAMES[direction]()}: ${found.join('; ')}`];
		}),
		describeCounts(result.counts)
	].join('\n');
}

/** A sentence for each measured accuracy of the model, worst first. */
export function describeErrors(metrics: readonly Metric[]): string[] {
	return errorRates(metrics).map(({ dataset, rows, wrongOfTen }) => {
		const about = { dataset, rows: formatNumber(rows) };
		if (wrongOfTen === 0) return m.wrong_rarely(about);
		return wrongOfTen === 1 ? m.wrong_once(about) : m.wrong_times({ ...about, times: wrongOfTen });
	});
}

/** @param errors how often the model is wrong, a sentence each */
export function newsMarkdown(result: NewsResult, text: string, errors: readonly string[]): string {
	const words = [
		...listWords(text, result.words, 'up').map((row) => ({ ...row, side: m.side_unreliable() })),
		...listWords(text, result.words, 'down').map((row) => ({ ...row, side: m.side_reliable() }))
	];
	return [
		`# ${m.md_title()}`,
		'',
		`**${describeNews(result)}** ${BAND_MEANINGS[result.band]()}`,
		'',
		explainNews(result),
		'',
		...section(m.how_often_the_model_is_wrong(), errors),
		...DIRECTIONS.flatMap((direction) =>
			section(
				SIGNAL_HEADINGS[direction](),
				result.signals
					.filter((signal) => signal.direction === direction)
					.flatMap((signal) => [
						`**${signalTitle(signal)}.** ${signalMeaning(signal)}`,
						...signal.passages.map((span) => `  “${passageText(text, span)}”`)
					])
			)
		),
		...section(
			m.words_that_moved_the_answer(),
			words.map((row) =>
				m.effect_towards({ text: row.text, strength: row.strength, side: row.side })
			)
		),
		...section(
			m.to_check_by_hand(),
			result.searches.map(({ query }) => {
				const links = SEARCH_ENGINES.map(
					({ id, name }) => `[${name}](${searchAddress(id, query)})`
				);
				return `${query}: ${links.join(', ')}`;
			})
		),
		...section(m.limits(), newsLimits()),
		describeCounts(result.counts),
		''
	].join('\n');
}

/** What the check cannot do, whatever the text. Programs get the same in English, as `notes`. */
export function newsLimits(): string[] {
	return [m.limit_wording(), m.limit_left_out(), m.limit_satire()];
}

function section(title: string, items: readonly string[]): string[] {
	if (items.length === 0) return [];
	const lines = items.map((item) => (item.startsWith('  ') ? `  - ${item.trim()}` : `- ${item}`));
	return [`## ${title}`, '', ...lines, ''];
}
