import { z } from 'zod';
import { describeAccountError } from '#server/people/describe-account-error.ts';
import { usernameKey } from '#lib/domain/accounts/username.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { registrationSchema } from '#lib/protocol/people-api.ts';
import { describeMade, describeMakeError } from '#server/backup/describe-backup.ts';
import type { AppDeps } from '#server/deps.ts';

/** What `npm run server:admin` asks for, of a running server or of the database itself. */
export const adminCommandSchema = z.discriminatedUnion('command', [
	z.object({
		command: z.literal('create-user'),
		/** The password itself stays with who asked. */
		registration: registrationSchema.pick({ username: true, loginSecret: true, keyring: true }),
		tier: z.enum(['user', 'pro']),
		role: z.enum(['member', 'admin'])
	}),
	z.object({
		command: z.literal('create-key'),
		username: z.string(),
		scopes: z.array(toolIdSchema).min(1),
		name: z.string().min(1).max(60)
	}),
	z.object({ command: z.literal('backup') }),
	z.object({ command: z.literal('list-users') }),
	z.object({ command: z.literal('reset-limits'), username: z.string() })
]);
export type AdminCommand = z.infer<typeof adminCommandSchema>;

/** @returns lines for the terminal, or one line that says why not */
export async function runCommand(
	deps: AppDeps,
	command: AdminCommand
): Promise<Result<readonly string[], string>> {
	switch (command.command) {
		case 'create-user':
			return createUser(deps, command);
		case 'create-key':
			return createKey(deps, command);
		case 'backup':
			return backUp(deps);
		case 'list-users':
			return listUsers(deps);
		case 'reset-limits':
			return resetLimits(deps, command.username);
	}
}

async function createUser(
	{ people }: AppDeps,
	{ registration, tier, role }: Extract<AdminCommand, { command: 'create-user' }>
): Promise<Result<readonly string[], string>> {
	const visit = { headers: new Headers(), address: 'terminal', isKept: false };
	const { users } = people.forVisit(visit);
	const entered = await users.registerUser({ ...registration, tier, role });
	if (!entered.ok) return err(describeAccountError(entered.error));
	const { user } = entered.value;
	// Registration signs in; nobody is to hold that session.
	await people.sessionList.endAll(user.id);
	return ok([`${user.username}: ${user.role}, tier ${user.tier}, id ${user.id}`]);
}

async function createKey(
	deps: AppDeps,
	{ username, scopes, name }: Extract<AdminCommand, { command: 'create-key' }>
): Promise<Result<readonly string[], string>> {
	const user = await findUser(deps, username);
	if (!user.ok) return user;
	const made = await deps.keys.generateKey(user.value.id, { name, scopes });
	if (!made.ok) return err('The key was not made: nothing was changed. Try again.');
	await deps.people.audit.note('key-made', 'terminal', user.value);
	return ok([`${user.value.username}: ${made.value.key.scopes.join(', ')}`, made.value.secret]);
}

async function listUsers({ people }: AppDeps): Promise<Result<readonly string[], string>> {
	const accounts = await people.accounts.list();
	if (!accounts.ok) return err('The database does not answer.');
	const lines = accounts.value.map(({ user }) => {
		const state = user.isLocked ? 'locked' : 'active';
		return [user.username, user.role, user.tier, state, user.email ?? '-', user.id].join('\t');
	});
	return ok(['name\trole\ttier\tstate\te-mail\tid', ...lines]);
}

/** For `npm run server:backup`: the built-in database is open in this process alone. */
async function backUp({ backups }: AppDeps): Promise<Result<string[], string>> {
	const made = await backups.maker.make('manual');
	if (!made.ok) return err(describeMakeError(made.error));
	return ok(describeMade(made.value, backups.place.description));
}

async function resetLimits(deps: AppDeps, username: string): Promise<Result<string[], string>> {
	const user = await findUser(deps, username);
	if (!user.ok) return user;
	const done = await deps.limits.resetLimits(user.value.id);
	if (!done.ok) return err('The database does not answer. Nothing was changed.');
	await deps.people.audit.note('limits-reset', 'terminal', user.value);
	return ok([`${user.value.username} has a full window again.`]);
}

async function findUser({ people }: AppDeps, username: string) {
	const found = await people.accounts.byUsernameKey(usernameKey(username));
	if (!found.ok) return err('The database does not answer.');
	return found.value ? ok(found.value.user) : err(`There is no user "${username}".`);
}
