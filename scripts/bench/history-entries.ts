import type { NewEntry } from '#lib/domain/history/new-entry.ts';
import { randomNumbers } from '#scripts/random-numbers.ts';

const WORDS =
	'river stone market garden winter letter bridge summer window teacher village music kitchen morning doctor engine harbour mountain library station orchard painter island forest carpet lantern bakery captain meadow theatre journey whisper copper velvet thunder pepper marble ribbon saddle compass'.split(
		' '
	);
const SMALL = 'the of and a to in that it was for on with as but at by not this had from'.split(
	' '
);
const SENTIMENTS = ['positive', 'negative', 'mixed'] as const;
const NEWS = ['reliable-signs', 'unclear', 'unreliable-signs'] as const;
const MATCHES = ['strong', 'good', 'partial', 'weak'] as const;
const DAY_MS = 86_400_000;
/** The history goes back this far. */
const DAYS = 900;
const SENTENCES = 6;

/**
 * Entries as years of use make them, the same for the same seed: a few hundred characters each, all four
 * tools, words of which some are frequent and some rare. Every 1,000th text holds the word "kingfisher".
 * @param until time of the newest, in milliseconds since 1970
 */
export function* makeEntries(count: number, until: number, seed = 1): Generator<NewEntry> {
	const random = randomNumbers(seed);
	const pick = <T>(items: readonly T[]): T => {
		const item = items[Math.floor(random() * items.length)];
		if (item === undefined) throw new RangeError('Nothing to pick from.');
		return item;
	};
	// Squared, so that the first words are the frequent ones.
	const word = () => WORDS[Math.floor(random() ** 2 * WORDS.length)] ?? 'river';
	const sentence = () => {
		const words = Array.from({ length: 11 }, (_, at) => (at % 2 === 0 ? pick(SMALL) : word()));
		return `${words.join(' ')} ${Math.floor(random() * 20_000).toString(36)}.`;
	};
	for (let at = 0; at < count; at += 1) {
		const rare = at % 1000 === 0 ? 'A kingfisher came by. ' : '';
		const text = rare + Array.from({ length: SENTENCES }, sentence).join(' ');
		yield {
			...answerOf(text, random(), pick),
			inputSize: text.length,
			durationMs: Math.round(20 + random() * 400),
			model: 'textai/bench@1',
			device: random() < 0.8 ? 'wasm' : 'webgpu',
			isCached: random() < 0.1,
			at: Math.round(until - (at / count) * DAYS * DAY_MS)
		};
	}
}

function answerOf(
	text: string,
	chance: number,
	pick: <T>(items: readonly T[]) => T
): Pick<NewEntry, 'tool' | 'input' | 'result' | 'outcome'> {
	const counts = { words: 72, tokens: 90, sentences: SENTENCES, windows: 1 };
	const span = { start: 0, end: text.length };
	if (chance < 0.5) {
		const outcome = pick(SENTIMENTS);
		const part = { label: outcome, probability: 0.8, positive: 0.6 };
		const balance = { positive: 0.5, mixed: 0.25, negative: 0.25 };
		const result = { ...part, isDivided: false, words: [], course: [], balance, counts };
		return {
			tool: 'sentiment',
			input: { text },
			result: { ...result, sentences: [{ ...part, span }] },
			outcome
		};
	}
	if (chance < 0.75) {
		const sentences = [{ span, index: 0, text: text.slice(0, 80), score: 1, rank: 1 }];
		return {
			tool: 'summary',
			input: { text, length: 'short', form: 'paragraph' },
			result: {
				method: 'extractive',
				form: 'paragraph',
				tooShort: false,
				sentences,
				text: text.slice(0, 80),
				sourceSentences: SENTENCES,
				sourceWords: 72,
				summaryWords: 12,
				compression: 0.17
			}
		};
	}
	if (chance < 0.95) {
		const band = pick(NEWS);
		const sentences = [{ span, probability: 0.5, pull: 0 }];
		const result = { band, probability: 0.5, sentences, words: [], signals: [], counts };
		return {
			tool: 'fake-news',
			input: { text },
			result: { ...result, searches: [], notes: [] },
			outcome: band
		};
	}
	return {
		tool: 'job-match',
		input: { resumes: [{ id: 'resume-1', text }], jobs: [{ id: 'job-1', text }] },
		result: { resumes: [], jobs: [], matches: [], failures: [] },
		outcome: pick(MATCHES)
	};
}
