import type { Handle } from '@sveltejs/kit';

/** Runs while pages are prerendered. Fonts are preloaded too, by addresses that also work below a folder. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, { preload: ({ type }) => type !== 'asset' });
