import { z } from 'zod';
import { devicePreferenceSchema } from './inference/run-info.ts';

/** What the user chose on this device. A field that is missing or unreadable takes its default. */
export const settingsSchema = z.object({
	/** Where models run. */
	device: devicePreferenceSchema.catch('auto'),
	/** Load a tool's model when its page opens or its link is pointed at. */
	preload: z.boolean().catch(true)
});

export type Settings = z.infer<typeof settingsSchema>;

export const DEFAULT_SETTINGS: Settings = settingsSchema.parse({});
