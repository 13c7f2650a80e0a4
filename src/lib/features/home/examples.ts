import type { ToolId } from '#lib/domain/tools.ts';
import type { TextMark } from '#lib/ui/text-marks.ts';

interface Passage {
	readonly text: string;
	readonly mark?: Omit<TextMark, 'start' | 'end'>;
}

interface Example {
	readonly text: string;
	readonly marks: readonly TextMark[];
	/** The answer in a few words. */
	readonly answer: string;
}

function toExample(answer: string, passages: readonly Passage[]): Example {
	let text = '';
	const marks: TextMark[] = [];
	for (const passage of passages) {
		const start = text.length;
		text += passage.text;
		if (passage.mark) marks.push({ ...passage.mark, start, end: text.length });
	}
	return { text, marks, answer };
}

/** What each card of the start page shows: a short text as its tool marks it. */
export const EXAMPLES: Record<ToolId, Example> = {
	sentiment: toExample('1 sentence positive, 1 negative', [
		{ text: 'The two leads are a joy to watch.', mark: { tone: 'positive', title: 'positive' } },
		{ text: ' ' },
		{ text: 'But the last hour drags.', mark: { tone: 'negative', title: 'negative' } }
	]),
	summary: toExample('1 sentence of 3 kept', [
		{
			text: 'The council voted on Monday to close the old bridge to cars.',
			mark: { tone: 'accent', title: 'kept for the summary' }
		},
		{ text: ' Walkers and cyclists will have it from May. A café owner was delighted.' }
	]),
	'fake-news': toExample('Signs of unreliability, and no source named', [
		{ text: 'SHOCKING:', mark: { tone: 'negative', title: 'shouting' } },
		{ text: ' one common fruit cures diabetes overnight, and ' },
		{
			text: 'doctors don’t want you to know',
			mark: { tone: 'negative', title: 'clickbait pattern' }
		},
		{ text: '!' }
	]),
	'job-match': toExample('2 of 3 requirements shown', [
		{ text: 'We ask for ' },
		{ text: 'C++', mark: { tone: 'positive', title: 'met' } },
		{ text: ', ' },
		{ text: 'two years with Kubernetes', mark: { tone: 'positive', title: 'met' } },
		{ text: ' and ' },
		{ text: 'fluent German', mark: { tone: 'mixed', title: 'not shown in the résumé' } },
		{ text: '.' }
	])
};
