import { err, ok, type Result } from '#lib/domain/result.ts';
import { WINDOW_MS } from '#lib/domain/limits/window.ts';
import type { StoreError } from '#lib/ports/store-error.ts';
import type { ServerRegistration } from '#lib/protocol/people-api.ts';
import type { AppDeps } from '#server/deps.ts';
import type { Admission } from './invitation-book.ts';

/** New accounts an hour from one address; each costs half a second of a core. */
const PER_ADDRESS = 20;

export type AdmissionError =
	| { readonly kind: 'sign-up-closed' }
	| { readonly kind: 'email-invalid' }
	| { readonly kind: 'wait'; readonly forMs: number }
	| StoreError;

/** Whether somebody may make an account now, and what an invitation brings along. */
export async function admit(
	{ people, settings, clock }: Pick<AppDeps, 'people' | 'settings' | 'clock'>,
	{ invitation, email }: Pick<ServerRegistration, 'invitation' | 'email'>,
	address: string
): Promise<Result<Admission, AdmissionError>> {
	const now = clock.now();
	const subject = `sign-up ${address}`;
	const taken = await people.limits.take({
		subject,
		now,
		limit: PER_ADDRESS,
		count: 1,
		atLeast: 1
	});
	if (!taken.ok) return taken;
	const { granted, window } = taken.value;
	if (granted === 0) return err({ kind: 'wait', forMs: window.start + WINDOW_MS - now });
	if (settings.REQUIRE_VERIFIED_EMAIL && (email ?? '') === '')
		return err({ kind: 'email-invalid' });

	const admission =
		invitation === undefined ? undefined : await people.invitations.open(invitation);
	if (admission) return ok(admission);
	const isWelcome = settings.SIGN_UP === 'open' && invitation === undefined;
	if (isWelcome || (await people.isEmpty())) return ok({});
	return err({ kind: 'sign-up-closed' });
}
