import { z } from 'zod';

/** The tools whose answer is a label with a probability. */
export const scoringToolSchema = z.enum(['sentiment', 'fake-news']);
export type ScoringTool = z.infer<typeof scoringToolSchema>;

export const verdictSchema = z.object({
	/** As the tool itself answers. */
	label: z.enum(['positive', 'negative', 'mixed', 'reliable-signs', 'unclear', 'unreliable-signs']),
	/** Calibrated probability of "positive", or of the unreliable kind, whatever the label. */
	probability: z.number().min(0).max(1)
});
export type Verdict = z.infer<typeof verdictSchema>;
