/** Carries the client's address to better-auth; whatever a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-textai-client-address';

/** The headers of a request as better-auth may see them. @param address as trusted proxies vouch for it */
export function trustedHeaders(headers: Headers, address: string): Headers {
	const copy = new Headers(headers);
	copy.delete('x-forwarded-for');
	copy.set(ADDRESS_HEADER, address);
	return copy;
}
