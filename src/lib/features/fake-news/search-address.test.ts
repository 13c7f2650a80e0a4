import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SEARCH_ENGINES, searchAddress } from './search-address.ts';

describe('searchAddress', () => {
	it('builds the address of each site', () => {
		expect(SEARCH_ENGINES.map(({ id }) => searchAddress(id, 'lead pipes 41.3 million'))).toEqual([
			'https://toolbox.google.com/factcheck/explorer/search/lead%20pipes%2041.3%20million',
			'https://duckduckgo.com/?q=lead%20pipes%2041.3%20million%20fact%20check',
			'https://www.google.com/search?q=lead%20pipes%2041.3%20million%20fact%20check',
			'https://www.bing.com/search?q=lead%20pipes%2041.3%20million%20fact%20check',
			'https://en.wikipedia.org/w/index.php?fulltext=1&search=lead%20pipes%2041.3%20million'
		]);
	});

	it('keeps any words within the query of the same site', () => {
		fc.assert(
			fc.property(
				fc.constantFrom(...SEARCH_ENGINES),
				fc.string({
					unit: fc.constantFrom('a', '&', '#', '?', '/', '%', ' ', 'é', '😀', '\ud800')
				}),
				({ id, address }, words) => {
					const url = new URL(searchAddress(id, words));
					const plain = new URL(address);
					expect(url.origin).toBe(plain.origin);
					expect(url.hash).toBe('');
					expect([...url.searchParams.keys()]).toEqual([...plain.searchParams.keys()]);
				}
			)
		);
	});

	it('leaves patterns of replacement as they are', () => {
		expect(searchAddress('wikipedia', '$& $1')).toMatch(/search=%24%26%20%241$/);
	});
});
