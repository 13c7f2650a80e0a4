import type { Handle } from '@sveltejs/kit';
import { LANGUAGE_CODES } from '#lib/words/choose-language.ts';

/**
 * Pages that show a text to be read as soon as they open. The others draw their first lines sooner without its typeface, which
 * is twice as large as that of the interface.
 */
const READING = ['/', '/about/design'];

/** Runs while pages are prerendered. Fonts are preloaded too, by addresses that also work below a folder. */
export const handle: Handle = ({ event, resolve }) =>
	resolve(event, {
		preload: ({ type, path }) =>
			type === 'font'
				? path.includes('geist') || READING.includes(event.route.id ?? '')
				: type !== 'asset',
		// `theme.js` chooses among them before anything is drawn.
		transformPageChunk: ({ html }) =>
			html
				.replace('%textai.languages%', LANGUAGE_CODES.join(' '))
				// The page is written beforehand: styles and fonts come first, then what answers clicks.
				.replaceAll('rel="modulepreload"', 'rel="modulepreload" fetchpriority="low"')
	});
