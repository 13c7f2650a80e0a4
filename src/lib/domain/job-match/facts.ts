import { skillNames } from './find-skills.ts';

/** Degrees in order, so that a higher one satisfies a lower. */
export const DEGREES = ['none', 'diploma', 'bachelor', 'master', 'doctorate'] as const;
export type Degree = (typeof DEGREES)[number];

const DEGREE_NAMES: readonly (readonly [Degree, RegExp])[] = [
	['doctorate', /\b(?:ph\.?\s?d|doctorate|doctoral degree|d\.?phil|m\.?d\.? degree)\b/iu],
	[
		'master',
		/\b(?:master(?:['’]?s)? (?:degree|of|in)|master['’]s|m\.?b\.?a|m\.?sc|m\.?\s?tech|m\.?c\.?a|m\.?com|ll\.?m|pgdm|post[- ]?graduate degree|m\.e\.|m\.a\.)(?![\p{L}])/iu
	],
	[
		'bachelor',
		/\b(?:bachelor(?:['’]?s)?|b\.?\s?sc|b\.?\s?tech|b\.?c\.?a|b\.?com|b\.?b\.?a|ll\.?\s?b|b\.\s?ed|b\.e\.?|b\.a\.?|BE|BA|mbbs|undergraduate degree|graduate degree|degree in|university degree|college degree|first degree)(?![\p{L}])/u
	],
	[
		'diploma',
		/\b(?:diploma|associate degree|associate['’]s degree|nvq|hnd|h\.?s\.?c|s\.?s\.?c|a-levels?|gcses?|high school|apprenticeship|vocational)\b/iu
	]
];

/** The highest degree named in `text`. */
export function highestDegree(text: string): Degree {
	return (
		DEGREE_NAMES.find(([, pattern]) => pattern.test(text) || pattern.test(capital(text)))?.[0] ??
		'none'
	);
}

/** The lowest degree that satisfies `text` ("bachelor or master" asks for a bachelor's degree). */
export function askedDegree(text: string): Degree {
	return (
		DEGREE_NAMES.findLast(
			([, pattern]) => pattern.test(text) || pattern.test(capital(text))
		)?.[0] ?? 'none'
	);
}

/** The bachelor's pattern is case-sensitive for BE and BA only; other names are met in any case. */
function capital(text: string): string {
	return text.replace(/\bbe\b|\bba\b/gu, '').replace(/[A-Z]/gu, (c) => c.toLowerCase());
}

const NUMBER_WORDS = [
	'zero',
	'one',
	'two',
	'three',
	'four',
	'five',
	'six',
	'seven',
	'eight',
	'nine',
	'ten',
	'eleven',
	'twelve'
];
const YEARS =
	/(?<![\d.])(\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|twelve)(?:\.\d)?\s*(?:\([^)]{1,4}\)\s*)?(?:\+|plus|or more)?\s*(?:(?:-|–|to)\s*\d{1,2}\s*\+?\s*)?(?:years?|yrs?\.?)(?:['’])?\s*(old|ago)?(?:\s+or more)?/giu;
const OF_WORK =
	/experience|exp\b|practice|working|worked|work\b|minimum|at least|\bas an?\b|\bin\b|\bof\b|\bwith\b|post[- ]?qualif/iu;

/**
 * Years of experience named in one statement: the lower end of a range, undefined when none. Ages,
 * "two years ago" and numbers above 45 are not experience.
 */
export function yearsOfExperience(statement: string): number | undefined {
	for (const match of statement.matchAll(YEARS)) {
		const [whole, amount = '', notWork] = match;
		const around = statement.slice(Math.max(0, match.index - 60), match.index + whole.length + 60);
		if (notWork !== undefined || !OF_WORK.test(around)) continue;
		const word = NUMBER_WORDS.indexOf(amount.toLowerCase());
		const years = word >= 0 ? word : Number(amount);
		if (years > 0 && years <= 45) return years;
	}
	return undefined;
}

/** Rungs of a career as its titles name them. */
const RUNGS: readonly (readonly [number, RegExp])[] = [
	[5, /\b(?:director|vice president|vp|head of|chief \w+ officer|c[etfo]o|partner)\b/iu],
	[4, /\b(?:manager|lead|principal|head|supervisor|matron|architect)\b/iu],
	[3, /\b(?:senior|sr\.?|specialist|expert|consultant)\b/iu],
	[1, /\b(?:junior|jr\.?|entry[- ]level|graduate|associate|assistant|fresher)\b/iu],
	[0, /\b(?:intern(?:ship)?|trainee|apprentice|student|co-op)\b/iu]
];

/** 0 intern, 1 junior, 2 unmarked, 3 senior, 4 lead or manager, 5 director, as the title says. */
export function seniorityOf(title: string): number {
	const low = RUNGS.slice(3).find(([, pattern]) => pattern.test(title));
	return (low ?? RUNGS.find(([, pattern]) => pattern.test(title)))?.[0] ?? 2;
}

const LICENCES: ReadonlySet<string> = new Set(
	`PMP|PRINCE2|ACCA|CFA|NMC registration|GMC registration|Qualified teacher status|Driving licence|
CSCS card|Gas Safe|Pilot licence|BLS|ACLS|First aid|Food safety|TEFL|ISTQB|CCNA|CCNP|CEH|CISSP|
Oracle certification|AWS certification|Azure certification|Scrum certification|Bar admission|CIPD|
Notary|Certified personal trainer|Electrical supervisor licence|DBS check`
		.replaceAll('\n', '')
		.split('|')
);
const LANGUAGES: ReadonlySet<string> = new Set(
	'English Spanish French German Italian Portuguese Dutch Polish Russian Arabic Mandarin Japanese Korean Hindi Urdu Bengali Punjabi Tamil Welsh Turkish'.split(
		' '
	)
);

export interface Facts {
	readonly skills: readonly string[];
	readonly licences: readonly string[];
	readonly languages: readonly string[];
	readonly degree: Degree;
	readonly years: number | undefined;
}

/** What can be read off one statement without a model. */
export function readFacts(statement: string): Facts {
	const skills = skillNames(statement);
	return {
		skills,
		licences: skills.filter((skill) => LICENCES.has(skill)),
		languages: skills.filter((skill) => LANGUAGES.has(skill)),
		degree: askedDegree(statement),
		years: yearsOfExperience(statement)
	};
}
