import type { JobMatchError } from './job-match-result.ts';

/** What happened and what to do, in plain English. */
export function describeJobMatchError(error: JobMatchError): string {
	const what = error.side === 'resume' ? 'résumé' : 'job description';
	switch (error.kind) {
		case 'too-short':
			return `The ${what} has ${error.words} words; at least ${error.needed} are needed for a match. Paste or open the whole text.`;
		case 'unreadable':
			return `The ${what} holds hardly any words: it may be a scan or a damaged file. Open another copy, or paste its text.`;
	}
}
