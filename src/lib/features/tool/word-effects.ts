import type { WordEffect } from '#lib/domain/classification/explain-words.ts';
import type { TextMark } from '#lib/ui/text-marks.ts';
import type { Tone } from '#lib/ui/tone.ts';
import * as m from '#lib/paraglide/tool.js';

/** One end of a classifier's scale: how it is coloured, and its name after "towards". */
export interface ScaleEnd {
	readonly tone: Tone;
	readonly name: () => string;
}

/** `up` is where effects above 0 move the answer. */
export interface Scale {
	readonly up: ScaleEnd;
	readonly down: ScaleEnd;
}

/** A word of the answer, with all places where it moved the answer the same way. */
export interface WordRow {
	readonly text: string;
	/** The largest of its effects, without sign, as a share of the largest of all. */
	readonly share: number;
	readonly strength: string;
	readonly times: number;
	/** Of the mark to jump to. */
	readonly id: string;
}

/** In calibrated logits: 1 takes an even answer to 73 %, 0.4 to 60 %. */
const STRONG_EFFECT = 1;
const CLEAR_EFFECT = 0.4;

function nameStrength(effect: number): string {
	const size = Math.abs(effect);
	if (size >= STRONG_EFFECT) return m.towards_strongly();
	return size >= CLEAR_EFFECT ? m.towards_clearly() : m.towards_slightly();
}

export function wordId(index: number): string {
	return `word-${index}`;
}

/** The words of one direction, a row for each spelling, largest effect first. */
export function listWords(
	text: string,
	words: readonly WordEffect[],
	direction: 'up' | 'down'
): WordRow[] {
	const largest = words.reduce((max, { effect }) => Math.max(max, Math.abs(effect)), 0);
	const rows = new Map<string, WordRow>();
	for (const [index, { span, effect }] of words.entries()) {
		if (effect > 0 !== (direction === 'up')) continue;
		const word = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ');
		const key = word.toLowerCase();
		const known = rows.get(key);
		rows.set(
			key,
			known
				? { ...known, times: known.times + 1 }
				: {
						text: word,
						share: largest === 0 ? 0 : Math.abs(effect) / largest,
						strength: nameStrength(effect),
						times: 1,
						id: wordId(index)
					}
		);
	}
	return [...rows.values()];
}

/** The words as marks, as strong as their effects. */
export function markWords(words: readonly WordEffect[], scale: Scale): TextMark[] {
	const largest = words.reduce((max, { effect }) => Math.max(max, Math.abs(effect)), 0);
	return words.map(({ span, effect }, index) => {
		const end = effect > 0 ? scale.up : scale.down;
		return {
			...span,
			id: wordId(index),
			tone: end.tone,
			strength: largest === 0 ? 0 : Math.abs(effect) / largest,
			title: m.towards_2({ effect: nameStrength(effect), name: end.name() })
		};
	});
}
