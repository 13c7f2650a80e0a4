import type { z } from 'zod';
import { textInputSchema } from '#lib/domain/classification/text-input.ts';

export const newsInputSchema = textInputSchema;

export type NewsInput = z.infer<typeof newsInputSchema>;
