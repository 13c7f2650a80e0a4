import { err, ok, type Result } from '#lib/domain/result.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { ServerRegistration } from '#lib/protocol/people-api.ts';
import type { AppDeps } from '#server/deps.ts';
import { countAttempt, type Wait } from './address-limit.ts';
import type { Admission } from './invitation-book.ts';

/** New accounts an hour from one address; each costs half a second of a core. */
const PER_ADDRESS = 20;

export type AdmissionError =
	{ readonly kind: 'sign-up-closed' } | { readonly kind: 'email-invalid' } | Wait | StoreError;

/** Whether somebody may make an account now, and what an invitation brings along. */
export async function admit(
	{ people, settings, clock }: Pick<AppDeps, 'people' | 'settings' | 'clock'>,
	{ invitation, email }: Pick<ServerRegistration, 'invitation' | 'email'>,
	address: string
): Promise<Result<Admission, AdmissionError>> {
	const subject = `sign-up ${address}`;
	const counted = await countAttempt(people.limits, subject, PER_ADDRESS, clock.now());
	if (!counted.ok) return counted;
	if (settings.REQUIRE_VERIFIED_EMAIL && (email ?? '') === '')
		return err({ kind: 'email-invalid' });

	const admission =
		invitation === undefined ? undefined : await people.invitations.open(invitation);
	if (admission) return ok(admission);
	const isWelcome = settings.SIGN_UP === 'open' && invitation === undefined;
	if (isWelcome || (await people.isEmpty())) return ok({});
	return err({ kind: 'sign-up-closed' });
}
