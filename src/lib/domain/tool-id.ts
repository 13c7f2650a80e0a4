import { z } from 'zod';
import type { ToolId } from './tools.ts';

/** The id of a tool, as read from disk, file or network. */
export const toolIdSchema: z.ZodType<ToolId> = z.enum([
	'sentiment',
	'summary',
	'fake-news',
	'job-match'
]);
