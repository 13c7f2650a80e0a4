import type {
	Advice,
	JobMatch,
	JobMatchResult,
	Note,
	RequirementResult
} from '#lib/domain/job-match/job-match-result.ts';
import * as m from '#lib/paraglide/match-advice.js';
import { formatList, formatNumber } from '#lib/words/format.ts';

type Resume = JobMatchResult['resumes'][number];
type Job = JobMatchResult['jobs'][number];

/** Longer lines are cut where they are quoted. */
const LONGEST_QUOTE = 110;

/** A piece of advice in the language of the interface; its own `text` is the English that programs get. */
export function describeAdvice(
	advice: Advice,
	{ requirements }: JobMatch,
	resume: Resume | undefined,
	job: Job | undefined
): string {
	const about = advice.requirement === undefined ? undefined : requirements[advice.requirement];
	if (!about) return advice.kind === 'strengthen' ? openWith(resume, job) : advice.text;
	const asked = quote(about.text);
	const [line] = about.evidence;
	switch (advice.kind) {
		case 'licence':
			return m.licence({ names: formatList(about.licencesMissing) });
		case 'language':
			return m.language({ names: formatList(about.languagesMissing) });
		case 'experience':
			return describeExperience(about, resume?.years);
		case 'education':
			return m.education({ asked });
		case 'skill':
			return m.skill({
				asked,
				names: formatList(about.skillsMissing),
				count: about.skillsMissing.length
			});
		case 'evidence':
			return line ? m.comes_nearest({ line: quote(line.text), asked }) : m.nothing_shows({ asked });
		case 'strengthen':
			return line ? m.answers({ line: quote(line.text), asked }) : advice.text;
	}
}

function describeExperience(
	{ text, yearsAsked }: RequirementResult,
	shown: number | undefined
): string {
	const given = { asked: quote(text), count: yearsAsked ?? 0 };
	return shown === undefined
		? m.experience_undated(given)
		: m.experience({ ...given, shown: formatNumber(shown) });
}

function openWith(resume: Resume | undefined, job: Job | undefined): string {
	const title = job?.title ?? '';
	const [own = ''] = resume?.titles ?? [];
	if (title !== '' && own !== '') return m.open_with_both({ job: title, own });
	if (title !== '') return m.open_with_job({ job: title });
	return own === '' ? m.open_plainly() : m.open_with_own({ own });
}

/** What a reader should know, in the language of the interface. Entries of older versions have no numbers with it. */
export function describeNote(note: Note): string {
	const { names = [], count } = note;
	switch (note.kind) {
		case 'keyword-stuffing':
			if (names.length > 0) return m.stuffed({ names: formatList(names) });
			return count === undefined ? note.text : m.long_list();
		case 'repeated-text':
			return count === undefined ? note.text : m.repeated({ count });
		case 'copied-posting':
			return count === undefined ? note.text : m.copied({ count });
		case 'hidden-text':
			return m.hidden_text();
		case 'instructions':
			return m.instructions();
		case 'thin-resume':
			return m.thin_resume();
		case 'no-dates':
			return m.no_dates();
		case 'no-requirements':
			return m.no_requirements();
	}
}

function quote(text: string): string {
	const flat = text.replace(/\s+/gu, ' ').replace(/[.;,]$/u, '');
	const isLong = flat.length > LONGEST_QUOTE;
	return m.quoted({ text: isLong ? `${flat.slice(0, LONGEST_QUOTE - 3).trimEnd()}…` : flat });
}
