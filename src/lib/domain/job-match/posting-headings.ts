/** What a part of a posting speaks of. */
export type PostingPart =
	| 'requirements'
	| 'responsibilities'
	| 'nice-to-have'
	| 'benefits'
	| 'company'
	| 'application'
	| 'unmarked';

const HEADINGS: readonly (readonly [PostingPart, RegExp])[] = [
	[
		'nice-to-have',
		/\b(?:nice[- ]to[- ]have|preferred|desirable|desired|bonus|plus(?:es)?|good to have|advantageous|ideally|extra credit|would be great)\b/iu
	],
	[
		'benefits',
		/\b(?:benefits?|perks|what we offer|we offer|our offer|compensation|salary|remuneration|pay|why (?:join|work|us|you)|in return|rewards?|what you(?:['’]ll| will)? (?:get|receive))\b/iu
	],
	[
		'application',
		/\b(?:how to apply|apply|application|contact|interview process|closing date|next steps|selection process|equal opportunit\w*|eeo|diversity|disclaimer|privacy|notes?|location|hours|contract type|job type|start date|job details)\b/iu
	],
	[
		'requirements',
		/\b(?:requirements?|required|qualifications?|must[- ]haves?|what you(?:['’]ll)? (?:need|bring|have)|you (?:have|bring|are)|your (?:profile|background|skills|experience)|who you are|(?:what )?we(?:['’]re| are)? (?:look|expect|need|ask|want)\w*|skills?|experience|essential|criteria|person specification|competenc\w+|about you|the person|ideal candidate|candidate profile|needed|education|certifications?|eligibility|knowledge|desired candidate)\b/iu
	],
	[
		'responsibilities',
		/\b(?:responsibilit\w+|duties|what you(?:['’]ll| will)? (?:do|be doing)|your (?:tasks?|role|job|mission|day)|tasks?|you will|the role|role|job (?:description|summary|purpose|profile)|key (?:tasks|areas|accountabilities)|accountabilit\w+|day[- ]to[- ]day|main (?:duties|tasks)|position (?:summary|overview)|overview|purpose of the (?:job|role)|description|scope)\b/iu
	],
	[
		'company',
		/\b(?:about (?:us|the (?:company|firm|school|team|hospital|trust|employer)|our)|who we are|our (?:company|mission|story|values|team|culture)|company (?:description|overview|profile)|the company|background)\b/iu
	]
];

const MOST_WORDS = 7;
const ASKING = /^(?:the person|what (?:we|you)|who (?:we|you)|why|how to|about)\b/iu;

/**
 * The part a heading opens, or undefined when the line is none. A heading has few words and ends
 * with a colon or without a full stop; `isMarked` says that the line began with a bullet.
 */
export function headingPart(line: string, isMarked: boolean): PostingPart | undefined {
	const hasColon = /:\s*$/u.test(line);
	const words = line.trim().split(/\s+/u).length;
	if (words > MOST_WORDS || /[.;,!]\s*$/u.test(line) || (isMarked && !hasColon)) return undefined;
	if (/^about (?!you\b)/iu.test(line)) return 'company';
	const part = HEADINGS.find(([, pattern]) => pattern.test(line))?.[0];
	// Without a colon only a short line or a question opens a part: "Experience with young children" asks.
	return hasColon || words <= 4 || ASKING.test(line) ? part : undefined;
}

/** "Requirements: 3+ years …": a heading and its first item on one line. */
export const INLINE_HEADING = /^((?:[\p{L}'’/&-]+\s+){0,5}[\p{L}'’/&-]+)\s*:\s+(?=\S)/u;
