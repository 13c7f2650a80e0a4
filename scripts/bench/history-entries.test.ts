import { expect, it } from 'vitest';
import { toolInputSchemas, toolResultSchemas } from '#lib/domain/tool-io.ts';
import { TOOLS } from '#lib/domain/tools.ts';
import { makeEntries } from './history-entries.ts';

it('makes entries that every tool can open, the same each time', () => {
	const entries = [...makeEntries(2000, 1_800_000_000_000)];
	expect(entries).toEqual([...makeEntries(2000, 1_800_000_000_000)]);
	expect(new Set(entries.map(({ tool }) => tool))).toEqual(new Set(TOOLS.map(({ id }) => id)));
	for (const { tool, input, result } of entries) {
		expect(toolInputSchemas[tool].safeParse(input).success).toBe(true);
		expect(toolResultSchemas[tool].safeParse(result).success).toBe(true);
	}
	const found = entries.filter(({ input }) => JSON.stringify(input).includes('kingfisher'));
	expect(found).toHaveLength(2);
});
