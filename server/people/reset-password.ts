import { eq } from 'drizzle-orm';
import type { z } from 'zod';
import type { resetSchema } from '#lib/protocol/people-api.ts';
import { users } from '#server/storage/schema/people-tables.ts';
import { countAttempt } from './address-limit.ts';
import type { People } from './create-people.ts';
import type { Visit } from './server-authenticator.ts';
import { userFromRow } from './user-row.ts';

/** Links an hour that one address may ask for: each may end in somebody's mailbox. */
const PER_ADDRESS = 20;

/** @returns false where too many were asked for; true says nothing about whether there is such an account */
export async function askForReset(
	people: People,
	email: string,
	{ headers, address }: Visit,
	now: number
): Promise<boolean> {
	const subject = `reset ${address}`;
	const counted = await countAttempt(people.limits, subject, PER_ADDRESS, now);
	if (!counted.ok && counted.error.kind === 'wait') return false;
	await people.auth.api.requestPasswordReset({
		body: { email: email.toLowerCase() },
		headers,
		asResponse: true
	});
	return true;
}

/**
 * Sets another log-in secret. What is sealed stays sealed: the recovery code opens it, and the device then sends
 * a keyring wrapped by the new password.
 * @returns false for a link that was used, has expired or was never made
 */
export async function resetPassword(
	people: People,
	{ token, newSecret, keyring }: z.infer<typeof resetSchema>,
	now: number
): Promise<boolean> {
	const userId = await people.resetLinkOwner(token);
	if (userId === undefined) return false;
	const body = { token, newPassword: newSecret };
	const response = await people.auth.api.resetPassword({ body, asResponse: true });
	if (!response.ok) return false;
	await people.keyrings.write(userId, keyring, now);
	const [row] = await people.db.select().from(users).where(eq(users.id, userId));
	if (row) await people.audit.note('password-reset', userId, userFromRow(row));
	return true;
}
