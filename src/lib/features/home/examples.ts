import type { ToolId } from '#lib/domain/tools.ts';
import * as m from '#lib/paraglide/home.js';
import type { TextMark } from '#lib/ui/text-marks.ts';

interface Passage {
	/** English in every language of the interface: it is what the models read. */
	readonly text: string;
	readonly tone?: TextMark['tone'];
	/** What was found here. */
	readonly found?: () => string;
}

interface Example {
	readonly passages: readonly Passage[];
	/** The answer in a few words. */
	readonly answer: () => string;
}

/** What each card of the start page shows: a short text as its tool marks it. */
const EXAMPLES: Record<ToolId, Example> = {
	sentiment: {
		answer: m.example_sentiment,
		passages: [
			{ text: 'The two leads are a joy to watch.', tone: 'positive', found: m.positive },
			{ text: ' ' },
			{ text: 'But the last hour drags.', tone: 'negative', found: m.negative }
		]
	},
	summary: {
		answer: m.example_summary,
		passages: [
			{
				text: 'The council voted on Monday to close the old bridge to cars.',
				tone: 'accent',
				found: m.kept_for_the_summary
			},
			{ text: ' Walkers and cyclists will have it from May. A café owner was delighted.' }
		]
	},
	'fake-news': {
		answer: m.example_fake_news,
		passages: [
			{ text: 'SHOCKING:', tone: 'negative', found: m.shouting },
			{ text: ' one common fruit cures diabetes overnight, and ' },
			{ text: 'doctors don’t want you to know', tone: 'negative', found: m.clickbait_pattern },
			{ text: '!' }
		]
	},
	'job-match': {
		answer: m.example_job_match,
		passages: [
			{ text: 'We ask for ' },
			{ text: 'C++', tone: 'positive', found: m.met },
			{ text: ', ' },
			{ text: 'two years with Kubernetes', tone: 'positive', found: m.met },
			{ text: ' and ' },
			{ text: 'fluent German', tone: 'mixed', found: m.not_shown_in_the_resume },
			{ text: '.' }
		]
	}
};

/** The example of a tool's card, with its marks and its answer in the language of the interface. */
export function exampleOf(tool: ToolId): { text: string; marks: TextMark[]; answer: string } {
	const { passages, answer } = EXAMPLES[tool];
	let text = '';
	const marks: TextMark[] = [];
	for (const passage of passages) {
		const start = text.length;
		text += passage.text;
		if (passage.tone && passage.found) {
			marks.push({ tone: passage.tone, title: passage.found(), start, end: text.length });
		}
	}
	return { text, marks, answer: answer() };
}
