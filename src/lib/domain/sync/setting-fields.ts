import { z } from 'zod';
import { fromBase64, toBase64 } from '#lib/domain/sealing/base64.ts';
import { sealJson, unsealJson } from '#lib/domain/sealing/seal-json.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';

/** All settings of a user are one record with a field for each name. */
export const SETTINGS_ID = 'user';

const NAME = /^[A-Za-z][\w.-]{0,99}$/;

/** Names that can go on the way; others stay on this device. */
export function settingNames(settings: Readonly<Record<string, unknown>>): readonly string[] {
	return Object.keys(settings).filter((name) => NAME.test(name));
}

/** @returns the sealed field in Base64 */
export async function sealSetting(sealer: Sealer, name: string, value: unknown): Promise<string> {
	return toBase64(await sealJson(sealer, placeOf(name), value));
}

export async function openSettings(
	sealer: Sealer,
	values: ReadonlyMap<string, string>
): Promise<Readonly<Record<string, z.infer<ReturnType<typeof z.json>>>>> {
	const opened = await Promise.all(
		[...values].map(async ([name, value]) => {
			const sealed = fromBase64(value);
			const setting = sealed && (await unsealJson(sealer, placeOf(name), sealed, z.json()));
			return setting?.ok ? [[name, setting.value] as const] : [];
		})
	);
	return Object.fromEntries(opened.flat());
}

function placeOf(name: string) {
	return { record: SETTINGS_ID, field: `sync setting ${name}` };
}
