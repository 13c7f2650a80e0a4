/** Where a person can look a claim up. The app only writes these addresses; opening one is the user's step. */
export const SEARCH_ENGINES = [
	{
		id: 'factcheck',
		name: 'Fact Check Explorer',
		address: 'https://toolbox.google.com/factcheck/explorer/search/%s'
	},
	{ id: 'duckduckgo', name: 'DuckDuckGo', address: 'https://duckduckgo.com/?q=%s' },
	{ id: 'google', name: 'Google', address: 'https://www.google.com/search?q=%s' },
	{ id: 'bing', name: 'Bing', address: 'https://www.bing.com/search?q=%s' },
	{
		id: 'wikipedia',
		name: 'Wikipedia',
		address: 'https://en.wikipedia.org/w/index.php?fulltext=1&search=%s'
	}
] as const;

export type SearchEngine = (typeof SEARCH_ENGINES)[number]['id'];

/** Web searches find checks by people; the other sites are searched for the key words alone. */
const FIND_CHECKS: ReadonlySet<SearchEngine> = new Set(['duckduckgo', 'google', 'bing']);

/** The address of a search for these words, all of them escaped. */
export function searchAddress(engine: SearchEngine, query: string): string {
	const words = query.toWellFormed().trim();
	const asked = FIND_CHECKS.has(engine) ? `${words} fact check` : words;
	const found = SEARCH_ENGINES.find(({ id }) => id === engine);
	if (!found) throw new RangeError(`No such search: ${engine}`);
	// A function, as `$&` within the words would otherwise be read as a pattern.
	return found.address.replace('%s', () => encodeURIComponent(asked));
}
