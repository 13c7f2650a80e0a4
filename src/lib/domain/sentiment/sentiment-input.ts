import type { z } from 'zod';
import { textInputSchema } from '#lib/domain/classification/text-input.ts';

export const sentimentInputSchema = textInputSchema;

export type SentimentInput = z.infer<typeof sentimentInputSchema>;
