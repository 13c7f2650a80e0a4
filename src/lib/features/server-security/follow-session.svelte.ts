import { untrack } from 'svelte';
import { getSync } from '#lib/features/sync/sync-state.svelte.ts';
import type { ServerSecurityError } from '#lib/ports/server-security.ts';

/** For a component: where the session has ended, the page learns of it now, and asks for a log-in. */
export function followSession(error: () => ServerSecurityError | undefined): void {
	const sync = getSync();
	$effect(() => {
		if (error()?.kind === 'signed-out') untrack(() => void sync.sync());
	});
}
