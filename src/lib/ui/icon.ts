import type { LucideIcon } from '@lucide/svelte';

/** A lucide icon, imported one by one from `@lucide/svelte/icons/<name>`. */
export type Icon = LucideIcon;
