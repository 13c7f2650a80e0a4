import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, parseSettings } from './settings.ts';
import { settingsSchema } from './settings-schema.ts';

const device = fc.oneof(fc.constantFrom('auto', 'wasm', 'webgpu'), fc.anything());
const preload = fc.oneof(fc.boolean(), fc.anything());
const kept = fc.oneof(fc.record({ device, preload }, { requiredKeys: [] }), fc.anything());

describe('parseSettings', () => {
	it('reads what the schema reads, whatever is kept', () => {
		fc.assert(
			fc.property(kept, (value) => {
				const read = settingsSchema.safeParse(value);
				expect(parseSettings(value)).toEqual(read.success ? read.data : DEFAULT_SETTINGS);
			})
		);
	});
});
