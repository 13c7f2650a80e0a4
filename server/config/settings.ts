import { z } from 'zod';
import { err, ok, type Result } from '#lib/domain/result.ts';
import { backupSettings, S3_BELONGS_TOGETHER, s3Settings } from './backup-settings.ts';
import { inferenceSettings } from './inference-settings.ts';
import { networkSettings } from './network-settings.ts';
import { BELONG_TOGETHER, mailSettings, peopleSettings } from './people-settings.ts';
import { REDIS_BELONGS_TOGETHER, redisSettings } from './redis-settings.ts';
import { storageSettings } from './storage-settings.ts';
import { syncSettings } from './sync-settings.ts';

/** One group of variables a line. Each is described in `.env.example`. */
const settingsSchema = z.object({
	...networkSettings,
	...storageSettings,
	...syncSettings,
	...inferenceSettings,
	...peopleSettings,
	...mailSettings,
	...backupSettings,
	...s3Settings,
	...redisSettings
});

export type Settings = z.output<typeof settingsSchema>;

/**
 * Reads the environment.
 * @returns one line for each variable that is wrong, beginning with its name
 */
export function readSettings(
	env: Readonly<Record<string, string | undefined>>
): Result<Settings, readonly string[]> {
	const set = Object.entries(env).filter(([, value]) => value !== undefined && value !== '');
	const parsed = settingsSchema.safeParse(Object.fromEntries(set));
	const alone = [...BELONG_TOGETHER, ...S3_BELONGS_TOGETHER, ...REDIS_BELONGS_TOGETHER].filter(
		([name, other]) => isSet(env, name) && !isSet(env, other)
	);
	if (parsed.success && alone.length === 0) return ok(parsed.data);
	const lonely = alone.map(([name, other]) => `${other} must be set where ${name} is.`);
	if (parsed.success) return err(lonely);
	const wrong = parsed.error.issues.map(({ path, message }) => describe(path, message, env));
	return err([...wrong, ...lonely]);
}

function isSet(env: Readonly<Record<string, string | undefined>>, name: string): boolean {
	return env[name] !== undefined && env[name] !== '';
}

/** Names of all variables that this server reads. */
export const SETTING_NAMES: readonly string[] = Object.keys(settingsSchema.shape);

/** Values of these never reach the screen or a log. */
const SECRET = /SECRET|PASSWORD|PASSPHRASE|TOKEN|URL|KEY/;

function describe(
	path: readonly PropertyKey[],
	message: string,
	env: Readonly<Record<string, string | undefined>>
): string {
	const name = path.map(String).join('.');
	const value = env[name];
	const shown = value === undefined || value === '' || SECRET.test(name) ? '' : `, not "${value}"`;
	return `${name} ${message}${shown}.`;
}
