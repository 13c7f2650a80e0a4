import type { z } from 'zod';
import type { Account } from '#lib/domain/accounts/account.ts';
import { isEmailOrEmpty, newUser } from '#lib/domain/accounts/registration.ts';
import { parseUsername } from '#lib/domain/accounts/username.ts';
import type { StoredEntry } from '#lib/domain/history/history-entry.ts';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { newId } from '#lib/domain/sealing/new-id.ts';
import { newRecoveryCode } from '#lib/domain/sealing/recovery-code.ts';
import type { Digest } from '#lib/ports/digest.ts';
import type { KeyVault } from '#lib/ports/key-vault.ts';
import type { RandomSource } from '#lib/ports/random-source.ts';
import type { BackupError } from './backup-error.ts';
import {
	seedHistorySchema,
	seedKeysSchema,
	seedLimitsSchema,
	seedUsersSchema,
	type SeedRun,
	type SeedUser
} from './seed-files.ts';
import { seedKeys, seedLimits, sealSeedRun, stableId } from './seed-records.ts';
import { NO_RECORDS, type BackupContent } from './snapshot.ts';

export interface SeedFile {
	/** Inside the folder or zip: `users.json`, `history/ann.json`, … in any folder. */
	readonly path: string;
	readonly text: string;
}

export interface SeedPorts {
	readonly vault: KeyVault;
	readonly random: RandomSource;
	readonly digest: Digest;
}

export interface SeedImport {
	/** For `BackupManager.previewContent`. */
	readonly content: BackupContent;
	/** To be handed to each user once: it opens the history that was imported for them. */
	readonly recoveryCodes: readonly { readonly username: string; readonly code: string }[];
	/** What could not be taken over. */
	readonly notes: readonly SeedNote[];
}

/** `name` is the username as the files have it. */
export type SeedNote =
	| { readonly kind: 'same-name' | 'no-username' | 'no-password'; readonly name: string }
	| { readonly kind: 'unknown-tools'; readonly name: string; readonly runs: number }
	| { readonly kind: 'revoked-keys'; readonly keys: number };

const SEED_PATH = /(?:^|[/\\])(?:users|api_keys|rate_limits|history[/\\][^/\\]+)\.json$/u;

/** Whether a file of a folder or archive is one of those that are read here. */
export function isSeedPath(path: string): boolean {
	return SEED_PATH.test(path);
}

const BCRYPT = /^\$2[aby]\$\d\d\$[./A-Za-z0-9]{53}$/u;

/**
 * Turns the seed system's files into accounts and sealed history. Bcrypt hashes go on working: who logs in
 * with the old password is asked for the code once, if there is history. Ids come from names and times, so
 * the same files twice add nothing twice. Files that cannot be read are refused all together.
 */
export async function readSeedFiles(
	files: readonly SeedFile[],
	now: number,
	ports: SeedPorts
): Promise<Result<SeedImport, BackupError>> {
	const users = parseFile(fileNamed(files, 'users.json'), seedUsersSchema);
	const keys = parseFile(fileNamed(files, 'api_keys.json'), seedKeysSchema);
	const limits = parseFile(fileNamed(files, 'rate_limits.json'), seedLimitsSchema);
	if (!users.ok) return users;
	if (!keys.ok) return keys;
	if (!limits.ok) return limits;
	if (!users.value) return err({ kind: 'not-a-backup' });

	const notes: SeedNote[] = [];
	const accounts: Account[] = [];
	const entries: StoredEntry[] = [];
	const recoveryCodes: { username: string; code: string }[] = [];
	const ids = new Map<string, string>();
	for (const [name, fields] of listUsers(users.value)) {
		const history = parseFile(fileNamed(files, `history/${name}.json`), seedHistorySchema);
		if (!history.ok) return history;
		const runs = history.value ?? [];
		const made = await makeAccount(name, fields, runs, now, ports);
		if (!made.ok) {
			notes.push(made.error);
			continue;
		}
		if (ids.has(made.value.account.usernameKey)) {
			notes.push({ kind: 'same-name', name });
			continue;
		}
		accounts.push(made.value.account);
		ids.set(made.value.account.usernameKey, made.value.account.id);
		entries.push(...made.value.entries);
		const lost = runs.length - made.value.entries.length;
		if (lost > 0) notes.push({ kind: 'unknown-tools', name, runs: lost });
		if (made.value.code !== undefined)
			recoveryCodes.push({ username: name, code: made.value.code });
	}
	const apiKeys = await seedKeys(keys.value ?? {}, ids, now, ports.digest);
	if (apiKeys.length > 0) notes.push({ kind: 'revoked-keys', keys: apiKeys.length });
	return ok({
		content: {
			...NO_RECORDS,
			scope: 'device',
			createdAt: now,
			accounts,
			entries,
			apiKeys,
			limits: seedLimits(limits.value ?? {}, ids, now)
		},
		recoveryCodes,
		notes
	});
}

async function makeAccount(
	name: string,
	fields: SeedUser,
	runs: readonly SeedRun[],
	now: number,
	ports: SeedPorts
): Promise<
	Result<
		{ readonly account: Account; readonly entries: StoredEntry[]; readonly code?: string },
		SeedNote
	>
> {
	const username = parseUsername(name);
	if (!username.ok) return err({ kind: 'no-username', name });
	const hash = [fields.password_hash, fields.hash, fields.password].find((text) =>
		BCRYPT.test(text ?? '')
	);
	if (hash === undefined) return err({ kind: 'no-password', name });
	const id = await stableId(ports.digest, 'user', username.value.key);
	const email = fields.email ?? '';
	const createdAt = fields.created_at ?? now;
	const profile = {
		username: username.value,
		email: isEmailOrEmpty(email) ? email : '',
		displayName: ''
	};
	const user = {
		...newUser(id, profile, createdAt),
		// Whatever was done here since is newer: the files a second time must not undo a password or a key.
		updatedAt: fields.created_at ?? 0,
		role: fields.role === 'admin' ? ('admin' as const) : ('member' as const),
		tier: fields.tier === 'pro' ? ('pro' as const) : ('user' as const)
	};
	const base = { id, usernameKey: username.value.key, user };
	if (runs.length === 0) {
		return ok({ account: { ...base, credentials: { kind: 'imported', hash } }, entries: [] });
	}
	const code = newRecoveryCode(ports.random);
	const recovery = await ports.vault.recoveryKey(code.bytes);
	const { wrapped, sealer } = await ports.vault.create(id, recovery);
	const entries = await Promise.all(
		runs.map((run, at) => sealSeedRun(run, at, sealer, ports.digest))
	);
	const keyId = newId(ports.random);
	const credentials = { kind: 'imported' as const, hash, keyId, keyByRecovery: wrapped };
	return ok({
		account: { ...base, credentials },
		entries: entries.flatMap((entry) => entry ?? []),
		code: code.text
	});
}

function listUsers(users: z.infer<typeof seedUsersSchema>): (readonly [string, SeedUser])[] {
	if (!Array.isArray(users)) return Object.entries(users);
	return users.map((user) => [user.username ?? '', user] as const);
}

function fileNamed(files: readonly SeedFile[], path: string): SeedFile | undefined {
	return files.find((file) => `/${file.path.replaceAll('\\', '/')}`.endsWith(`/${path}`));
}

function parseFile<T>(
	file: SeedFile | undefined,
	schema: z.ZodType<T>
): Result<T | undefined, BackupError> {
	if (!file) return ok(undefined);
	let json: unknown;
	try {
		json = JSON.parse(file.text);
	} catch {
		return err({ kind: 'broken-file', isCut: !/[\]}]\s*$/u.test(file.text) });
	}
	const parsed = schema.safeParse(json);
	if (parsed.success) return ok(parsed.data);
	const [issue] = parsed.error.issues;
	const detail = issue ? `${issue.path.join('.')}: ${issue.message}` : '';
	return err({ kind: 'invalid-record', section: file.path, detail });
}
