import { resolve } from 'node:path';
import { WebKeyVault } from '#lib/adapters/webcrypto/web-key-vault.ts';
import { webRandom } from '#lib/adapters/webcrypto/web-random.ts';
import { newRecoveryCode } from '#lib/domain/sealing/recovery-code.ts';
import { keyDerivationSchema } from '#lib/domain/sealing/key-derivation.ts';
import { normalizePassword } from '#lib/domain/accounts/password-rules.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import { TOOLS } from '#lib/domain/tools.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { readSettings, type Settings } from '#server/config/settings.ts';
import { createDeps } from '#server/create-deps.ts';
import { createLog } from '#server/log.ts';
import { PooledHasher } from '#server/people/pooled-hasher.ts';
import { lockFolder } from '#server/storage/lock-folder.ts';
import { openStorage } from '#server/storage/open-storage.ts';
import { readArguments, USAGE, type AdminArguments } from './arguments.ts';
import { askServer } from './channel.ts';
import { adminCommandSchema, runCommand, type AdminCommand } from './commands.ts';

type Outcome = Result<readonly string[], string>;

/** `npm run server:admin`. @returns the exit code */
export async function runAdmin(args: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	const given = readArguments(args);
	const settings = readSettings(env);
	const outcome = !given
		? err(USAGE)
		: !settings.ok
			? err(settings.error.join('\n'))
			: await run(given, settings.value);
	if (outcome.ok) console.log(outcome.value.join('\n'));
	else console.error(outcome.error);
	return outcome.ok ? 0 : 1;
}

async function run(given: AdminArguments, settings: Settings): Promise<Outcome> {
	if (given.command === 'login-secret') return loginSecret(given, settings);
	const password = newRecoveryCode(webRandom).text.slice(0, 23);
	const command = await commandOf(given, password);
	if (!command) return err(USAGE);
	const done = await execute(command, settings);
	return done.ok && command.command === 'create-user' ? ok([...done.value, password]) : done;
}

async function commandOf(
	{ command, name, options }: AdminArguments,
	password: string
): Promise<AdminCommand | undefined> {
	const scopes = options.scopes?.split(',') ?? TOOLS.map(({ id }) => id);
	const wanted = {
		command,
		username: name,
		scopes: scopes.map((scope) => toolIdSchema.safeParse(scope.trim()).data ?? scope),
		name: options.label ?? 'made on the terminal',
		tier: options.tier ?? 'user',
		role: options.role ?? 'member',
		...(command === 'create-user' ? { registration: await registrationOf(name, password) } : {})
	};
	return adminCommandSchema.safeParse(wanted).data;
}

/** What a browser would send: the password stays in this process. */
async function registrationOf(username: string, password: string) {
	const vault = new WebKeyVault();
	const derivation = vault.newDerivation();
	const { loginSecret } = await vault.derive(password, derivation);
	return { username, loginSecret, keyring: { derivation } };
}

/** By the server that has the database open, or on the database itself. */
async function execute(command: AdminCommand, settings: Settings): Promise<Outcome> {
	const folder = resolve(settings.DATA_DIR);
	const isBuiltIn = settings.DATABASE_URL === undefined;
	const answered = isBuiltIn ? await askServer(folder, command) : undefined;
	if (answered) return answered;
	const lock = isBuiltIn ? lockFolder(folder) : ok(() => undefined);
	if (!lock.ok) {
		return err(
			`Process ${lock.error.holder} has ${folder} open and does not answer yet: try again in a moment.`
		);
	}
	try {
		const storage = await openStorage(settings, () => undefined);
		if (!storage.ok) return storage;
		const hasher = new PooledHasher();
		const log = createLog('silent');
		const deps = createDeps({ settings, storage: storage.value, log, hasher });
		const outcome = await runCommand(deps, command);
		await deps.end();
		await hasher.close();
		await storage.value.close();
		return outcome;
	} finally {
		lock.value();
	}
}

async function loginSecret(
	{ name, options }: AdminArguments,
	settings: Settings
): Promise<Outcome> {
	const url = options.url ?? settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`;
	let typed = '';
	for await (const chunk of process.stdin) typed += String(chunk);
	try {
		const response = await fetch(`${url}/api/auth/derivation`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json' },
			body: JSON.stringify({ username: name })
		});
		const derivation = keyDerivationSchema.parse(await response.json());
		const password = normalizePassword(typed.replace(/\r?\n$/, ''));
		return ok([(await new WebKeyVault().derive(password, derivation)).loginSecret]);
	} catch {
		return err(`No server answers at ${url}: start it, or name it by --url.`);
	}
}
