import { isJobTitle } from './resume-sections.ts';
import { headingPart } from './posting-headings.ts';
import { splitUnits } from './text-units.ts';

const LABELLED = /^\s*(?:job title|title|position|role|vacancy|post)\s*:\s*([^\n.]{3,80})/imu;
const SOUGHT =
	/\b(?:looking for|hir(?:ing|es?)|seek(?:s|ing)?|recruit(?:ing|s)?|in need of|needs?|opening for|vacancy for|employ)\s+(?:(?:an?|the|our|another|some|one|two|several|motivated|experienced|enthusiastic|talented|qualified|skilled|passionate|highly|dedicated|new)\s+)*([\p{L}][\p{L}\p{N}\s/&+#.’'-]{2,60}?)(?=\s+(?:to|who|with|for|that|in|at|on|and join|able)\b|[,.;:!(\n]|$)/iu;
/** Names of employers and words for anybody, which are no title. */
const EMPLOYER =
	/\b(?:trust|ltd|limited|inc|llc|gmbh|plc|council|university|hospitals?|company|group|foundation)\b/iu;
const ANYBODY =
	/^(?:individuals?|people|persons?|someone|candidates?|team(?: members?)?|applicants?|professionals?)\b/iu;
const LONGEST_TITLE_WORDS = 12;

/**
 * The title of the job: labelled, else a short first line, else what the posting says it is looking
 * for; the empty string when it does not say.
 */
export function findTitle(text: string): string {
	const labelled = LABELLED.exec(text)?.[1]?.trim();
	if (labelled !== undefined) return labelled;
	const [first] = splitUnits(text);
	const line = first === undefined ? '' : text.slice(first.start, first.end);
	const words = line.split(/\s+/u).length;
	const sought = SOUGHT.exec(text)?.[1]?.trim() ?? '';
	const isSought = sought !== '' && !ANYBODY.test(sought) && sought.split(/\s+/u).length <= 7;
	if (isSought && EMPLOYER.test(line)) return sought;
	if (
		words <= LONGEST_TITLE_WORDS &&
		!/[.:;!?]$/u.test(line) &&
		headingPart(line, false) === undefined
	) {
		return line;
	}
	if (isSought) return sought;
	return firstClause(text);
}

/** "Sales Executive, fast-moving consumer goods. Visit shops …": the clause that names the work. */
function firstClause(text: string): string {
	const clauses = text
		.slice(0, 300)
		.split(
			/[.,:;!?(\n|]|\s[–—-]\s|\s(?=(?:for|wanted|needed|with|to|who|in|at)\s)|\s(?=(?:wanted|needed)\b)/u
		);
	return clauses.map((clause) => clause.trim()).find(isJobTitle) ?? '';
}
