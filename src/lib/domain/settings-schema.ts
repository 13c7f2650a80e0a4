import { z } from 'zod';
import { devicePreferenceSchema } from './inference/run-info.ts';
import { DEFAULT_SETTINGS, type Settings } from './settings.ts';

/** Settings as files hold them. A field that is missing or unreadable takes its default. */
export const settingsSchema: z.ZodType<Settings> = z.object({
	device: devicePreferenceSchema.catch(DEFAULT_SETTINGS.device),
	preload: z.boolean().catch(DEFAULT_SETTINGS.preload)
});
