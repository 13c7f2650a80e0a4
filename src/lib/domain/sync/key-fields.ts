import type { z } from 'zod';
import { apiKeySchema, type ApiKey } from '#lib/domain/api-keys/api-key.ts';
import { fromBase64, toBase64 } from '#lib/domain/sealing/base64.ts';
import { sealJson, unsealJson } from '#lib/domain/sealing/seal-json.ts';
import type { Sealer } from '#lib/ports/key-vault.ts';

/** `key` never changes; when it was last used stays each device's own. */
export const KEY_FIELDS = ['key', 'revoked'] as const;
export type KeyField = (typeof KEY_FIELDS)[number];

const keySchema = apiKeySchema.omit({
	userId: true,
	lastUsedAt: true,
	revokedAt: true,
	revokedFor: true
});
const revokedSchema = apiKeySchema.pick({ revokedAt: true, revokedFor: true });

export interface OpenedKey {
	readonly key?: z.infer<typeof keySchema>;
	readonly revoked?: z.infer<typeof revokedSchema>;
}

/** @returns the sealed field in Base64 */
export async function sealKeyField(sealer: Sealer, name: KeyField, key: ApiKey): Promise<string> {
	const schema = name === 'key' ? keySchema : revokedSchema;
	return toBase64(await sealJson(sealer, placeOf(key.id, name), schema.parse(key)));
}

export async function openKeyFields(
	sealer: Sealer,
	id: string,
	values: ReadonlyMap<string, string>
): Promise<OpenedKey> {
	const open = async <T>(name: KeyField, schema: z.ZodType<T>): Promise<T | undefined> => {
		const sealed = fromBase64(values.get(name) ?? '');
		if (!sealed || sealed.length === 0) return undefined;
		const opened = await unsealJson(sealer, placeOf(id, name), sealed, schema);
		return opened.ok ? opened.value : undefined;
	};
	const key = await open('key', keySchema);
	const revoked = await open('revoked', revokedSchema);
	return { ...(key?.id === id ? { key } : {}), ...(revoked ? { revoked } : {}) };
}

function placeOf(record: string, name: KeyField) {
	return { record, field: `sync ${name}` };
}
