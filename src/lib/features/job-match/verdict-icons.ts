import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import Contrast from '@lucide/svelte/icons/contrast';
import type { RequirementResult } from '#lib/domain/job-match/job-match-result.ts';
import type { Icon } from '#lib/ui/icon.ts';

/** A shape for each verdict, beside its word: full, half, empty. */
export const VERDICT_ICONS: Readonly<Record<RequirementResult['verdict'], Icon>> = {
	met: CircleCheck,
	partly: Contrast,
	'not-shown': CircleDashed
};
