import type { JobMatchError } from './job-match-result.ts';

/** Fewest words with letters that can be matched. */
const LEAST_WORDS = { resume: 15, job: 5 } as const;
/** Share of characters (white space aside) that must be letters, digits or common punctuation. */
const LEAST_READABLE = 0.7;

/** Why a text cannot be matched, or undefined when it can. */
export function checkText(
	side: 'resume' | 'job',
	id: string,
	text: string
): JobMatchError | undefined {
	const solid = text.replace(/\s+/gu, '');
	const readable = solid.match(/[\p{L}\p{N}.,;:()/&+#@'’"“”•*|!?–—-]/gu)?.length ?? 0;
	const isBinary = ['%PDF-', 'PK\u0003\u0004'].some((mark) => text.startsWith(mark));
	if (solid.length > 0 && (isBinary || readable / solid.length < LEAST_READABLE)) {
		return { kind: 'unreadable', side, id };
	}
	const words = text.match(/\p{L}{2,}/gu)?.length ?? 0;
	const needed = LEAST_WORDS[side];
	return words < needed ? { kind: 'too-short', side, id, words, needed } : undefined;
}
