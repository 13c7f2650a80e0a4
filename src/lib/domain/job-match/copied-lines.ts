import type { Posting } from './parse-posting.ts';
import type { Resume } from './resume.ts';

/** Fewer words in a row can agree by chance ("3 years of experience in Java"). */
const LEAST_COPIED_WORDS = 8;

/** Indices of résumé lines that stand word for word in the posting: they show nothing. */
export function copiedLines(posting: Posting, resume: Resume): ReadonlySet<number> {
	return new Set(
		resume.lines.flatMap((line, i) => {
			const isLong = line.plain.split(' ').length >= LEAST_COPIED_WORDS;
			return isLong && posting.plain.includes(line.plain) ? [i] : [];
		})
	);
}
