import type { JobMatchInput } from '#lib/domain/job-match/job-match-input.ts';
import { describeJobMatchError } from '#lib/domain/job-match/job-match-error-message.ts';
import type { JobMatch, JobMatchResult } from '#lib/domain/job-match/job-match-result.ts';
import { explainPart } from './explain-part.ts';
import {
	BAND_WORDS,
	describeVerdicts,
	HONESTY,
	nameOfMatch,
	nameTexts,
	PART_WORDS,
	VERDICT_WORDS
} from './match-words.ts';

/** The whole answer as Markdown: the ranking, then each match with its points, requirements and advice. */
export function matchMarkdown(input: JobMatchInput, result: JobMatchResult): string {
	const names = nameTexts(input, result);
	const isRanked = result.matches.length > 1;
	const ranking = result.matches.map(
		(match) =>
			`| ${match.rank} | ${cell(nameOfMatch(match, input, names))} | ${Math.round(match.score)} | ${BAND_WORDS[match.band]} |`
	);
	const failures = result.failures.map((failure) => {
		const name = names.resumes.get(failure.id) ?? names.jobs.get(failure.id) ?? failure.id;
		return `- ${flat(name)}: ${describeJobMatchError(failure)}`;
	});
	return [
		'# Job match',
		'',
		`> ${HONESTY}`,
		'',
		...(isRanked ? ['| Rank | Name | Score | Band |', '| ---: | --- | ---: | --- |'] : []),
		...(isRanked ? [...ranking, ''] : []),
		...(failures.length > 0 ? ['## Not matched', '', ...failures, ''] : []),
		...result.matches.flatMap((match) => [
			`## ${isRanked ? `${match.rank}. ` : ''}${flat(nameOfMatch(match, input, names))}`,
			'',
			...matchLines(match, result)
		])
	].join('\n');
}

function matchLines(match: JobMatch, result: JobMatchResult): string[] {
	const resume = result.resumes.find(({ id }) => id === match.resumeId);
	const job = result.jobs.find(({ id }) => id === match.jobId);
	const parts = match.parts.map(
		({ part, points, of }) =>
			`| ${PART_WORDS[part]} | ${points} of ${of} | ${cell(explainPart(part, match, resume, job))} |`
	);
	const requirements = match.requirements.map(({ verdict, text, evidence }) => {
		const lines = evidence.map((line) => `“${line.text}”`).join(' · ');
		return `| ${VERDICT_WORDS[verdict]} | ${cell(text)} | ${cell(lines)} |`;
	});
	return [
		`**${Math.round(match.score)} of 100, ${BAND_WORDS[match.band].toLowerCase()}**: ${describeVerdicts(match.requirements)}.`,
		'',
		...table('Points', ['Part', 'Points', 'Why'], parts),
		...table('Requirements', ['Verdict', 'Requirement', 'Lines of the résumé'], requirements),
		...list('Skills', [
			`Found: ${match.skills.found.join(', ') || 'none'}`,
			`Not found: ${match.skills.missing.join(', ') || 'none'}`,
			`Also in the résumé: ${match.skills.extra.join(', ') || 'none'}`
		]),
		...list(
			'Advice',
			match.advice.map(({ text }) => text)
		),
		...list(
			'Notes',
			match.notes.map(({ text }) => text)
		)
	];
}

function table(title: string, head: readonly string[], rows: readonly string[]): string[] {
	if (rows.length === 0) return [];
	const rule = head.map(() => '---').join(' | ');
	return [`### ${title}`, '', `| ${head.join(' | ')} |`, `| ${rule} |`, ...rows, ''];
}

function list(title: string, items: readonly string[]): string[] {
	return items.length === 0
		? []
		: [`### ${title}`, '', ...items.map((item) => `- ${flat(item)}`), ''];
}

function flat(text: string): string {
	return text.replaceAll(/\s+/gu, ' ').trim();
}

function cell(text: string): string {
	return flat(text).replaceAll('|', '\\|');
}
