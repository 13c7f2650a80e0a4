import { err, ok } from '#lib/domain/result.ts';
import type { ModelStore } from '#lib/ports/model-store.ts';
import type { InstallRecord } from './install-record.ts';

interface Part {
	readonly bytes: Uint8Array<ArrayBuffer>;
	readonly validator: string | undefined;
}

const NOTHING: Part = { bytes: new Uint8Array(), validator: undefined };

/** A store in memory, with room for so many bytes. */
export function memoryModelStore({ maxBytes = Infinity } = {}): ModelStore {
	const records = new Map<string, InstallRecord>();
	const parts = new Map<string, Part>();
	const nameOf = (key: string, path: string) => `${key}/${path}`;
	const partOf = (key: string, path: string) => parts.get(nameOf(key, path)) ?? NOTHING;
	return {
		records: () => Promise.resolve([...records.values()]),
		save: (record) => {
			records.set(record.plan.key, record);
			return Promise.resolve(ok(null));
		},
		remove: (key) => {
			records.delete(key);
			for (const name of [...parts.keys()]) if (name.startsWith(`${key}/`)) parts.delete(name);
			return Promise.resolve();
		},
		part: (key, path) => {
			const { bytes, validator } = partOf(key, path);
			return Promise.resolve({ bytes: bytes.length, validator });
		},
		append: (key, path, block, validator) => {
			const before = partOf(key, path);
			const bytes = new Uint8Array(before.bytes.length + block.length);
			if (bytes.length > maxBytes) return Promise.resolve(err({ kind: 'full' }));
			bytes.set(before.bytes);
			bytes.set(block, before.bytes.length);
			parts.set(nameOf(key, path), { bytes, validator: before.validator ?? validator });
			return Promise.resolve(ok(null));
		},
		clear: (key, path) => {
			parts.delete(nameOf(key, path));
			return Promise.resolve();
		},
		read: (key, path) => Promise.resolve(partOf(key, path).bytes)
	};
}
