import { describe, expect, it } from 'vitest';
import { manifestSchema } from '#lib/domain/models/manifest.ts';
import { totalBytes } from '#lib/domain/models/total-bytes.ts';
import { TOOLS } from '#lib/domain/tools.ts';
import { ALL_MANIFESTS, manifestOf } from './manifests.ts';

describe('the manifests that ship', () => {
	it.each(ALL_MANIFESTS.map((manifest) => [manifest.name, manifest] as const))(
		'%s is what the schema says',
		(_, manifest) => {
			expect(manifestSchema.parse(manifest)).toEqual(manifest);
		}
	);

	it('has one for every tool', () => {
		for (const { id, model } of TOOLS) expect(manifestOf(id).name).toBe(model);
	});

	it('stay under 120 MB together', () => {
		const bytes = ALL_MANIFESTS.reduce((sum, manifest) => sum + totalBytes(manifest), 0);
		expect(bytes).toBeLessThan(120_000_000);
	});
});
