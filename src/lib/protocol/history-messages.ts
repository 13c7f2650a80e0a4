import { z } from 'zod';
import type { Analytics } from '#lib/domain/history/analytics.ts';
import { entryNotesSchema, readableFactsSchema } from '#lib/domain/history/history-entry.ts';
import type { HistoryFilter } from '#lib/domain/history/history-query.ts';
import { deviceSchema } from '#lib/domain/inference/run-info.ts';
import { toolIdSchema } from '#lib/domain/tool-id.ts';
import type { FoundEntries, IndexedEntry, IndexSearch } from '#lib/ports/history-index.ts';

const cursorSchema = z.object({ at: z.int(), id: z.string() });

export const historyFilterSchema: z.ZodType<HistoryFilter> = z.object({
	tool: toolIdSchema.optional(),
	outcome: z.string().optional(),
	from: z.number().optional(),
	until: z.number().optional(),
	isStarred: z.boolean().optional(),
	text: z.string().optional(),
	tag: z.string().optional()
});

export const indexedEntrySchema: z.ZodType<IndexedEntry> = z.object({
	facts: readableFactsSchema,
	text: z.string(),
	notes: entryNotesSchema
});

export const indexSearchSchema: z.ZodType<IndexSearch> = z.object({
	filter: historyFilterSchema,
	limit: z.int().positive(),
	after: cursorSchema.optional(),
	mayBePartial: z.boolean().optional()
});

export const foundEntriesSchema: z.ZodType<FoundEntries> = z.object({
	ids: z.array(z.string()),
	total: z.int(),
	next: cursorSchema.optional(),
	isComplete: z.boolean()
});

const runs = z.int();
const day = z.string();

export const analyticsSchema: z.ZodType<Analytics> = z.object({
	runs,
	byDay: z.array(z.object({ day, runs })),
	byHour: z.array(runs),
	byTool: z.array(z.object({ tool: toolIdSchema, runs })),
	labels: z.array(z.object({ tool: toolIdSchema, label: z.string(), runs, share: z.number() })),
	labelsByDay: z.array(z.object({ day, tool: toolIdSchema, label: z.string(), runs })),
	sentiment: z.array(z.object({ day, balance: z.number(), runs })),
	devices: z.array(
		z.object({
			device: deviceSchema,
			runs,
			totalMs: z.number(),
			medianMs: z.number(),
			p90Ms: z.number(),
			speed: z.number()
		})
	),
	cacheHitRate: z.number(),
	limitUse: z.array(z.object({ start: z.int(), used: runs }))
});
