import { copiedLines } from './copied-lines.ts';
import type { Note } from './job-match-result.ts';
import type { Posting } from './parse-posting.ts';
import type { Resume } from './resume.ts';
import { splitUnits } from './text-units.ts';

/** Zero-width characters, soft hyphens, bidirectional overrides and Unicode tags. */
const HIDDEN = /[\u200b\u2060\u00ad\u202a-\u202e\u2066-\u2069]|[\u{e0000}-\u{e007f}]/gu;
const MOST_HIDDEN = 3;
const INSTRUCTIONS =
	/\b(?:ignore|disregard|forget) (?:all |any |the )?(?:previous|prior|above|earlier) (?:instructions|prompts?)|\b(?:rate|rank|score|recommend) this (?:candidate|r[eé]sum[eé]|cv) (?:as|highly|first|the best)/iu;
const LINE_SKILLS = 25;
const MOST_MENTIONS = 15;
const THIN_WORDS = 80;

/** What a reader should know about how far the score can be relied on. */
export function noteOn(posting: Posting, resume: Resume): Note[] {
	const notes: Note[] = [];
	const add = (kind: Note['kind'], text: string, about: Pick<Note, 'count' | 'names'> = {}) =>
		notes.push({ kind, ...about, text });
	const stuffed = [...resume.skills].filter(
		([, lines]) => lines > MOST_MENTIONS && lines > resume.lines.length / 4
	);
	const longest = Math.max(0, ...resume.lines.map((line) => line.skills.length));
	if (stuffed.length > 0 || longest >= LINE_SKILLS) {
		const skills = stuffed.map(([skill]) => skill);
		const names = skills.join(', ');
		add(
			'keyword-stuffing',
			`${names === '' ? 'A long list of skills' : `${names}, named again and again,`} adds little here and puts readers off: show each skill once, at work.`,
			skills.length > 0 ? { names: skills } : { count: longest }
		);
	}
	const repeated = repeatedLines(resume.text);
	if (repeated > 0)
		add(
			'repeated-text',
			`${repeated} ${repeated === 1 ? 'line stands' : 'lines stand'} more than twice in the résumé; each was counted once.`,
			{ count: repeated }
		);
	const copied = copiedLines(posting, resume).size;
	if (copied > 0)
		add(
			'copied-posting',
			`${copied} ${copied === 1 ? 'line is word for word from the posting and was' : 'lines are word for word from the posting and were'} not counted as evidence.`,
			{ count: copied }
		);
	if ((resume.text.match(HIDDEN)?.length ?? 0) > MOST_HIDDEN)
		add(
			'hidden-text',
			'The résumé holds invisible characters, which can hide text from a reader. Only what stands there as text was read.'
		);
	if (INSTRUCTIONS.test(resume.text))
		add(
			'instructions',
			'The résumé holds sentences that address a machine. They have no effect on this score.'
		);
	if (resume.text.trim().split(/\s+/u).length < THIN_WORDS)
		add('thin-resume', 'The résumé is very short, so the score rests on little.');
	if (resume.years === undefined)
		add('no-dates', 'No dates or years of work were found, so experience could not be counted.');
	if (posting.requirements.length === 0)
		add(
			'no-requirements',
			'No requirements could be read from the posting; the score compares the texts as a whole.'
		);
	return notes;
}

/** Distinct lines of more than five words that stand three times or more. */
function repeatedLines(text: string): number {
	const counts = new Map<string, number>();
	for (const unit of splitUnits(text)) {
		const line = text.slice(unit.start, unit.end).toLowerCase().replace(/\s+/gu, ' ');
		if (line.split(' ').length > 5) counts.set(line, (counts.get(line) ?? 0) + 1);
	}
	return [...counts.values()].filter((count) => count > 2).length;
}
