import { findPassages, type Signal } from './signal.ts';
import { findSourceSignals } from './source-signals.ts';
import { WORDING_RULES } from './wording-rules.ts';

/** A text that is in capitals as a whole is one passage, not one for every word. */
const CAPITAL_TEXT = 0.85;

/** All writing signals of a text, those that lower trust first. */
export function findSignals(text: string): Signal[] {
	const letters = text.match(/\p{L}/gu)?.length ?? 0;
	const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
	const isAllCapitals = letters > 0 && capitals / letters >= CAPITAL_TEXT;

	const wording = WORDING_RULES.flatMap(({ patterns, least, ...rule }): Signal[] => {
		if (rule.id === 'shouting-capitals' && isAllCapitals) {
			return [{ ...rule, passages: [{ start: 0, end: text.length }] }];
		}
		const passages = findPassages(text, patterns);
		return passages.length >= least ? [{ ...rule, passages }] : [];
	});
	const order = { lowers: 0, neutral: 1, raises: 2 };
	return [...wording, ...findSourceSignals(text)].sort(
		(a, b) => order[a.direction] - order[b.direction]
	);
}
