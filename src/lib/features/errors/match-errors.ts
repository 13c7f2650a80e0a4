import type { JobMatchError } from '#lib/domain/job-match/job-match-result.ts';
import * as m from '#lib/paraglide/match-errors.js';

/** Why a résumé or a posting could not be matched, and what to do. */
export function describeMatchError(error: JobMatchError): string {
	const isResume = error.side === 'resume';
	switch (error.kind) {
		case 'too-short': {
			const given = { count: error.words, needed: error.needed };
			return isResume ? m.resume_too_short(given) : m.job_too_short(given);
		}
		case 'unreadable':
			return isResume ? m.resume_unreadable() : m.job_unreadable();
	}
}
