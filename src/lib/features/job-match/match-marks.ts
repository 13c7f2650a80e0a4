import type { JobMatch, RequirementResult } from '#lib/domain/job-match/job-match-result.ts';
import type { TextMark } from '#lib/ui/text-marks.ts';
import type { Tone } from '#lib/ui/tone.ts';
import { VERDICT_WORDS } from './match-words.ts';
import * as m from '#lib/paraglide/job-match.js';

type Verdict = RequirementResult['verdict'];

export const VERDICT_TONES: Readonly<Record<Verdict, Tone>> = {
	met: 'positive',
	partly: 'mixed',
	'not-shown': 'negative'
};

const LONGEST_TITLE = 160;

/** Points to a line of the résumé: the line's start. */
export function lineId(start: number): string {
	return `line-${start}`;
}

export function requirementId(index: number): string {
	return `requirement-${index}`;
}

/** A résumé line that some requirement rests on, and which requirements those are. */
export interface EvidenceLine {
	readonly mark: TextMark;
	/** Indices of the requirements, those first whose best line it is. */
	readonly requirements: readonly number[];
}

interface Asked {
	/** Of the requirement. */
	readonly index: number;
	/** Of the line among those that the requirement rests on. */
	readonly place: number;
}

/** Each line once, marked by the best verdict that rests on it. */
export function markResume({ requirements }: JobMatch): EvidenceLine[] {
	const lines = new Map<number, { end: number; asked: Asked[]; isMet: boolean }>();
	requirements.forEach(({ evidence, verdict }, index) => {
		for (const [place, { start, end }] of evidence.entries()) {
			const line = lines.get(start) ?? { end, asked: [], isMet: false };
			line.asked.push({ index, place });
			line.isMet ||= verdict === 'met';
			lines.set(start, line);
		}
	});
	return [...lines].map(([start, line]) => {
		const indices = line.asked.toSorted((a, b) => a.place - b.place).map(({ index }) => index);
		const texts = indices.map((index) => requirements[index]?.text ?? '');
		const verdict = line.isMet ? 'met' : 'partly';
		return {
			mark: {
				id: lineId(start),
				start,
				end: line.end,
				tone: VERDICT_TONES[verdict],
				title: shorten(
					m.verdict_and_requirements({
						verdict: VERDICT_WORDS[verdict](),
						requirements: texts.join('; ')
					})
				)
			},
			requirements: indices
		};
	});
}

/** The requirements where they stand in the posting, by their verdict. */
export function markPosting({ requirements }: JobMatch): TextMark[] {
	return requirements.map(({ start, end, verdict }, index) => ({
		id: requirementId(index),
		start,
		end,
		tone: VERDICT_TONES[verdict],
		title: VERDICT_WORDS[verdict]()
	}));
}

function shorten(text: string): string {
	const flat = text.replace(/\s+/gu, ' ');
	return flat.length > LONGEST_TITLE ? `${flat.slice(0, LONGEST_TITLE - 1)}…` : flat;
}
