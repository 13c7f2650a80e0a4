import type { Posting } from './parse-posting.ts';
import type { Resume } from './parse-resume.ts';

/** Fewer words in a row can agree by chance ("3 years of experience in Java"). */
const LEAST_COPIED_WORDS = 8;

/** Indices of résumé lines that stand word for word in the posting: they show nothing. */
export function copiedLines(posting: Posting, resume: Resume): ReadonlySet<number> {
	const asked = plain(posting.text);
	return new Set(
		resume.lines.flatMap((line, i) => {
			const words = plain(line.text);
			const isLong = words.split(' ').length >= LEAST_COPIED_WORDS;
			return isLong && asked.includes(words) ? [i] : [];
		})
	);
}

function plain(text: string): string {
	return text
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, ' ')
		.trim();
}
