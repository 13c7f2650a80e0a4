import type { PasswordChangeError } from '#lib/domain/accounts/account-error.ts';
import type { User } from '#lib/domain/accounts/account.ts';
import { err, type Result } from '#lib/domain/result.ts';
import type { ServerFailure } from '#lib/ports/sync-server.ts';
import type { AccountServices } from '#lib/ports/account-services.ts';

/**
 * On this device, and for who has joined a server there first, so that the two do not come apart.
 * @throws where the server cannot be asked: nothing was changed then
 */
export async function changePassword(
	services: AccountServices,
	id: string,
	current: string,
	next: string
): Promise<Result<User, PasswordChangeError>> {
	const link = await services.links.of(id);
	if (!link.ok) return link;
	if (!link.value) return services.users.changePassword(id, current, next);
	const server = await services.server();
	const changed = await server.changePassword(id, current, next);
	if (changed.ok) return changed;
	const { error } = changed;
	if (isServerFailure(error)) {
		throw new Error(`the server did not change the password: ${error.kind}`);
	}
	return err(error);
}

function isServerFailure(error: { readonly kind: string }): error is ServerFailure {
	return ['offline', 'server-busy', 'server-error', 'signed-out'].includes(error.kind);
}
