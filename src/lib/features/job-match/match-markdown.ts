import type { JobMatchInput } from '#lib/domain/job-match/job-match-input.ts';
import type { JobMatch, JobMatchResult } from '#lib/domain/job-match/job-match-result.ts';
import { describeMatchError } from '#lib/features/errors/match-errors.ts';
import * as m from '#lib/paraglide/job-match.js';
import { formatNumber } from '#lib/words/format.ts';
import { describeAdvice, describeNote } from './advice-words.ts';
import { explainPart } from './explain-part.ts';
import {
	BAND_WORDS,
	describeVerdicts,
	nameOfMatch,
	nameTexts,
	PART_WORDS,
	SAID_BANDS,
	VERDICT_WORDS
} from './match-words.ts';

/** The whole answer as Markdown: the ranking, then each match with its points, requirements and advice. */
export function matchMarkdown(input: JobMatchInput, result: JobMatchResult): string {
	const names = nameTexts(input, result);
	const isRanked = result.matches.length > 1;
	const ranking = result.matches.map(
		(match) =>
			`| ${match.rank} | ${cell(nameOfMatch(match, input, names))} | ${Math.round(match.score)} | ${BAND_WORDS[match.band]()} |`
	);
	const failures = result.failures.map((failure) => {
		const name = names.resumes.get(failure.id) ?? names.jobs.get(failure.id) ?? failure.id;
		return `- ${m.name_colon({ name: flat(name) })} ${describeMatchError(failure)}`;
	});
	return [
		`# ${m.job_match()}`,
		'',
		`> ${m.honesty()}`,
		'',
		...(isRanked
			? [row(m.rank(), m.name(), m.score(), m.band()), '| ---: | --- | ---: | --- |']
			: []),
		...(isRanked ? [...ranking, ''] : []),
		...(failures.length > 0 ? [`## ${m.not_matched_heading()}`, '', ...failures, ''] : []),
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
	const parts = match.parts.map(({ part, points, of }) =>
		row(
			PART_WORDS[part](),
			m.cell_points({ points: formatNumber(points), of: formatNumber(of) }),
			cell(explainPart(part, match, resume, job))
		)
	);
	const requirements = match.requirements.map(({ verdict, text, evidence }) => {
		const lines = evidence.map((line) => m.quoted({ text: line.text })).join(' · ');
		return row(VERDICT_WORDS[verdict](), cell(text), cell(lines));
	});
	return [
		`**${m.score_in_words({ score: Math.round(match.score), band: SAID_BANDS[match.band]() })}**: ${describeVerdicts(match.requirements)}.`,
		'',
		...table(m.points(), [m.part(), m.points(), m.why()], parts),
		...table(
			m.requirements(),
			[m.verdict(), m.requirement(), m.lines_of_the_resume()],
			requirements
		),
		...list(m.skills(), [
			m.list_found({ names: match.skills.found.join(', ') || m.none() }),
			m.list_not_found({ names: match.skills.missing.join(', ') || m.none() }),
			m.list_extra({ names: match.skills.extra.join(', ') || m.none() })
		]),
		...list(
			m.advice(),
			match.advice.map((advice) => describeAdvice(advice, match, resume, job))
		),
		...list(m.notes(), match.notes.map(describeNote))
	];
}

function table(title: string, head: readonly string[], rows: readonly string[]): string[] {
	if (rows.length === 0) return [];
	const rule = head.map(() => '---').join(' | ');
	return [`### ${title}`, '', row(...head), `| ${rule} |`, ...rows, ''];
}

function row(...cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
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
