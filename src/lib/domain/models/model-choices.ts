import { z } from 'zod';
import { TOOLS, type ToolId } from '#lib/domain/tools.ts';

/** Stands for a model's key where a tool uses the one that the browser brings. */
export const BROWSER_MODEL = 'browser';

/** Which models the tools of this device use. It stays out of backups: another device has other models. */
export const modelChoicesSchema = z.object({
	/** Where models are fetched from: an address, or a path of this site. */
	hub: z.string().min(1).max(300).optional().catch(undefined),
	/** Keys of models of the user's own; a tool that is not named here uses the built-in one. `BROWSER_MODEL` is for summaries only. */
	tools: z.partialRecord(z.enum(TOOLS.map(({ id }) => id)), z.string()).catch({})
});
export type ModelChoices = z.infer<typeof modelChoicesSchema>;

/** What a small measurement found. */
export const modelSpeedSchema = z.object({
	/** Milliseconds for a text of 60 words; for a writer, for one token. */
	milliseconds: z.number().nonnegative(),
	loadMs: z.number().nonnegative(),
	device: z.string(),
	/** Milliseconds since 1970. */
	measuredAt: z.number()
});
export type ModelSpeed = z.infer<typeof modelSpeedSchema>;

/** The choices without a model that is deleted. */
export function withoutModel({ tools, ...rest }: ModelChoices, key: string): ModelChoices {
	return {
		...rest,
		tools: Object.fromEntries(Object.entries(tools).filter(([, chosen]) => chosen !== key))
	};
}

export function withModel(
	{ tools, ...rest }: ModelChoices,
	tool: ToolId,
	key: string | undefined
): ModelChoices {
	const others = Object.entries(tools).filter(([id]) => id !== tool);
	return {
		...rest,
		tools: Object.fromEntries(key === undefined ? others : [...others, [tool, key]])
	};
}
