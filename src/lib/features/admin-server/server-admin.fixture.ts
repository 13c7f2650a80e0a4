import type { ServerAdmin } from '#lib/ports/server-admin.ts';

const unasked = (): never => {
	throw new Error('not expected to be asked');
};

/** A server's admin part that answers what a test gives it, and nothing else. */
export function fakeServerAdmin(answers: Partial<ServerAdmin>): ServerAdmin {
	return {
		people: unasked,
		change: unasked,
		resetLimits: unasked,
		endSessions: unasked,
		export: unasked,
		remove: unasked,
		usage: unasked,
		status: unasked,
		audit: unasked,
		invitations: unasked,
		invite: unasked,
		withdraw: unasked,
		backups: unasked,
		backUp: unasked,
		...answers
	};
}
