import type { NewsResult } from '#lib/domain/fake-news/news-result.ts';
import type { Scale } from '#lib/features/tool/word-effects.ts';
import type { TextMark } from '#lib/ui/text-marks.ts';
import type { Tone } from '#lib/ui/tone.ts';
import { signalTitle } from './signal-words.ts';
import * as m from '#lib/paraglide/fake-news.js';

type Signal = NewsResult['signals'][number];

export const SCALE: Scale = {
	up: { tone: 'negative', name: m.side_unreliable },
	down: { tone: 'positive', name: m.side_reliable }
};

export const DIRECTION_TONES: Readonly<Record<Signal['direction'], Tone>> = {
	lowers: 'negative',
	raises: 'positive',
	neutral: 'neutral'
};

/** After the name of a signal. */
const DIRECTION_MARKS: Readonly<Record<Signal['direction'], () => string>> = {
	lowers: m.lowers_trust,
	raises: m.raises_trust,
	neutral: m.worth_a_look
};

/** Below this share of all pull a sentence hardly matters. */
const LEAST_PULL = 0.02;

export function passageId(signal: string, index: number): string {
	return `signal-${signal}-${index}`;
}

/** The sentences as marks, as strong as they pull beside the one that pulls most. */
export function markPulls({ sentences }: NewsResult): TextMark[] {
	const largest = sentences.reduce((max, { pull }) => Math.max(max, Math.abs(pull)), 0);
	const isEven = (pull: number) => Math.abs(pull) < Math.min(LEAST_PULL, largest / 10);
	return sentences.map(({ span, pull }, index) => {
		const end = pull > 0 ? SCALE.up : SCALE.down;
		const share = Math.round(Math.abs(pull) * 100);
		return {
			...span,
			id: `sentence-${index}`,
			tone: isEven(pull) ? 'mixed' : end.tone,
			strength: largest === 0 ? 0 : Math.abs(pull) / largest,
			title: isEven(pull)
				? m.hardly_pulls_either_way()
				: m.pulls_towards_of_all_pull({ name: end.name(), max: Math.max(1, share) })
		};
	});
}

/**
 * The passages of all signals as marks. Where two overlap, the one of `first` (the signal chosen) is shown,
 * else the earlier.
 */
export function markSignals(signals: readonly Signal[], first: string | undefined): TextMark[] {
	const ordered = signals.toSorted((a, b) => Number(b.id === first) - Number(a.id === first));
	const taken: TextMark[] = [];
	for (const { id, title, direction, passages } of ordered) {
		const free = passages
			.map((span, index) => ({ ...span, id: passageId(id, index) }))
			.filter(({ start, end }) => taken.every((mark) => end <= mark.start || start >= mark.end));
		taken.push(
			...free.map((span) => ({
				...span,
				tone: DIRECTION_TONES[direction],
				title: m.signal_mark({
					title: signalTitle({ id, title }),
					direction: DIRECTION_MARKS[direction]()
				})
			}))
		);
	}
	return taken.toSorted((a, b) => a.start - b.start);
}
