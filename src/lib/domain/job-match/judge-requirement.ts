import { degreeLines } from './degree-lines.ts';
import { DEGREES } from './facts.ts';
import type { RequirementResult } from './job-match-result.ts';
import type { Requirement } from './parse-posting.ts';
import type { Resume, ResumeLine } from './resume.ts';
import { VERDICT_COSINE } from './rubric.ts';

const MOST_EVIDENCE = 3;
/** Below this a line is no evidence, only the least far. */
const LEAST_EVIDENCE_COSINE = 0.3;

type Verdict = RequirementResult['verdict'];

/**
 * Verdict on one requirement, with the résumé lines it rests on. `cosines` are those of the
 * requirement with each line. What can be checked without a model (years, degree, licence,
 * language) can only lower the verdict: a line that sounds alike is no licence.
 */
export function judgeRequirement(
	asked: Requirement,
	resume: Resume,
	cosines: readonly number[]
): RequirementResult {
	const found = asked.skills.filter((skill) => resume.skills.has(skill));
	const missing = asked.skills.filter((skill) => !resume.skills.has(skill));
	const isEither = found.length > 0 && /\bor\b|\//u.test(asked.text);
	const best = Math.max(0, ...cosines);
	const bySkills = isEither || (found.length > 0 && missing.length === 0);
	const isLongEnough = asked.years !== undefined && (resume.years ?? 0) >= asked.years;
	const isNear = best >= VERDICT_COSINE.partly && missing.length === 0;
	const degrees = degreeLines(asked, resume).filter(
		({ line, isSubjectNamed }) =>
			isSubjectNamed || (cosines[resume.lines.indexOf(line)] ?? 0) >= LEAST_EVIDENCE_COSINE
	);
	const isOfSubject = degrees.some(({ isSubjectNamed }) => isSubjectNamed);
	const isGiven = (isLongEnough && isNear) || (isOfSubject && missing.length === 0);
	const judged: Verdict = isGiven
		? 'met'
		: byCosine(best, found.length, asked.skills.length, bySkills);
	const isAtLeastPartly = judged === 'not-shown' && degrees.length > 0 && missing.length === 0;
	const verdict = lower(isAtLeastPartly ? 'partly' : judged, asked, resume);
	const first = degrees.map(({ line }) => line);
	return {
		start: asked.start,
		end: asked.end,
		text: asked.text,
		importance: asked.importance,
		verdict,
		evidence: verdict === 'not-shown' ? [] : evidenceFor(resume, cosines, found, first),
		skillsFound: found,
		skillsMissing: isEither ? [] : missing,
		...(asked.years === undefined ? {} : { yearsAsked: asked.years }),
		...(asked.degree === 'none' ? {} : { degreeAsked: asked.degree }),
		licencesMissing: isEither ? [] : missing.filter((skill) => asked.licences.includes(skill)),
		languagesMissing: isEither ? [] : missing.filter((skill) => asked.languages.includes(skill))
	};
}

function byCosine(best: number, found: number, named: number, bySkills: boolean): Verdict {
	if (bySkills && best >= VERDICT_COSINE.metWithSkills) return 'met';
	if (named > 0 && found === 0) {
		if (best >= VERDICT_COSINE.metWithoutSkills) return 'met';
		return best >= VERDICT_COSINE.partly ? 'partly' : 'not-shown';
	}
	if (found > 0 && found < named)
		return found / named >= 0.75 && best >= VERDICT_COSINE.met ? 'met' : 'partly';
	if (best >= VERDICT_COSINE.met) return 'met';
	return best >= VERDICT_COSINE.partly || found > 0 ? 'partly' : 'not-shown';
}

function lower(verdict: Verdict, asked: Requirement, resume: Resume): Verdict {
	if (verdict === 'not-shown') return verdict;
	// A line on one language says nothing of another.
	const asksLanguagesOnly =
		asked.languages.length > 0 && asked.languages.length === asked.skills.length;
	if (asksLanguagesOnly && !asked.languages.some((l) => resume.skills.has(l))) return 'not-shown';
	const lacksLicence =
		asked.licences.length > 0 && !asked.licences.some((l) => resume.skills.has(l));
	const lacksYears = asked.years !== undefined && (resume.years ?? 0) < asked.years;
	const lacksDegree = DEGREES.indexOf(resume.degree) < DEGREES.indexOf(asked.degree);
	return lacksLicence || lacksYears || lacksDegree ? 'partly' : verdict;
}

function evidenceFor(
	resume: Resume,
	cosines: readonly number[],
	found: readonly string[],
	first: readonly ResumeLine[]
): RequirementResult['evidence'] {
	return resume.lines
		.map((line, i) => ({ line, similarity: cosines[i] ?? 0 }))
		.filter(
			({ line, similarity }) =>
				similarity >= LEAST_EVIDENCE_COSINE ||
				first.includes(line) ||
				(similarity > 0 && line.skills.some((skill) => found.includes(skill)))
		)
		.toSorted(
			(a, b) =>
				Number(first.includes(b.line)) - Number(first.includes(a.line)) ||
				b.similarity - a.similarity
		)
		.slice(0, MOST_EVIDENCE)
		.map(({ line, similarity }) => ({
			start: line.start,
			end: line.end,
			text: line.text,
			similarity: Math.round(similarity * 1000) / 1000
		}));
}
