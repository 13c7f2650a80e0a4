/** What a part of a résumé speaks of. */
export type ResumePart =
	| 'summary'
	| 'experience'
	| 'education'
	| 'skills'
	| 'projects'
	| 'certificates'
	| 'languages'
	| 'interests'
	| 'unmarked';

const HEADINGS: readonly (readonly [ResumePart, RegExp])[] = [
	['education', /^(?:education\w*|academic\w*|qualifications?|studies|degrees?|schooling)\b/iu],
	[
		'certificates',
		/^(?:certificat\w+|licen[cs]es?|accreditations?|professional development|courses?|training|registrations?|awards?)\b/iu
	],
	[
		'skills',
		/^(?:(?:technical|key|core|it|computer|professional|soft|main|other|additional|clinical) )?(?:skills?|competenc\w+|expertise|knowledge|proficienc\w+|technologies|tools|strengths|areas of expertise)\b/iu
	],
	[
		'experience',
		/^(?:(?:work|professional|employment|career|relevant|job|clinical|teaching) )?(?:experience|history|employment|background|positions? held|company details)\b/iu
	],
	[
		'projects',
		/^(?:(?:personal|academic|key|selected) )?(?:projects?|portfolio|publications?)\b/iu
	],
	['languages', /^languages?\b/iu],
	[
		'interests',
		/^(?:interests?|hobbies|activities|personal details|references?|extra[- ]?curricular)\b/iu
	],
	[
		'summary',
		/^(?:(?:professional|career|executive|personal) )?(?:summary|profile|objective|statement|about me|overview)\b/iu
	]
];

/** The part a heading opens, or undefined when the line is none: a few words and no full stop. */
export function resumeHeading(line: string): ResumePart | undefined {
	const isShort = line.trim().split(/\s+/u).length <= 4;
	if (!isShort || /[.,;]\s*$/u.test(line)) return undefined;
	return HEADINGS.find(([, pattern]) => pattern.test(line.trim()))?.[0];
}

/** Nouns that name what somebody is. A short line with one of them is a job title. */
const ROLE =
	/\b(?:engineer|developer|programmer|designer|analyst|scientist|manager|administrator|architect|consultant|specialist|coordinator|co-ordinator|director|officer|executive|assistant|associate|nurse|midwife|doctor|physician|surgeon|pharmacist|therapist|physiotherapist|dietitian|nutritionist|trainer|coach|instructor|teacher|tutor|lecturer|professor|facilitator|educator|accountant|auditor|bookkeeper|book-keeper|controller|banker|broker|trader|lawyer|advocate|attorney|solicitor|paralegal|judge|chef|cook|baker|waiter|waitress|bartender|barista|host|housekeeper|receptionist|secretary|clerk|cashier|driver|pilot|mechanic|technician|electrician|plumber|carpenter|welder|fitter|machinist|operator|foreman|supervisor|surveyor|inspector|tester|dba|recruiter|generalist|representative|salesperson|salesman|marketer|writer|copywriter|editor|journalist|reporter|photographer|artist|musician|singer|dancer|actor|illustrator|animator|librarian|researcher|intern|trainee|apprentice|fellow|lead|leader|head|president|founder|owner|worker|carer|caregiver|guard|farmer|gardener|agent|planner|buyer|merchandiser|stylist|hairdresser|beautician|attendant|strategist|evangelist|scrum master|product owner|hr|pmo)s?\b/iu;
const LONGEST_TITLE_WORDS = 9;

/** Whether a line reads as a job title: short, with the noun of an occupation, not a sentence. */
export function isJobTitle(line: string): boolean {
	const words = line.split(/\s+/u);
	const long = words.filter((word) => /^\p{L}{4}/u.test(word));
	const capitals = long.filter((word) => /^\p{Lu}/u.test(word));
	return (
		words.length <= LONGEST_TITLE_WORDS &&
		(words.length <= 4 || capitals.length > long.length / 2) &&
		ROLE.test(line) &&
		!/[.!?:]$/u.test(line) &&
		!/@|https?:|\d{5,}/u.test(line)
	);
}
