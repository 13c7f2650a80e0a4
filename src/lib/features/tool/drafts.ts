import { z } from 'zod';

/** Texts of all boxes by name, as they cross a reload. */
export const draftsSchema = z.object({
	sources: z.record(z.string(), z.string()),
	lists: z.record(z.string(), z.array(z.string()).readonly())
});

export type Drafts = z.infer<typeof draftsSchema>;
